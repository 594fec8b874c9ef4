package com.cloudcart.cart.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.Throttled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchDeleteTest {
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void items_are_deleted_25_at_a_time() {
    BusyDynamo dynamo = new BusyDynamo(0);
    delete(dynamo, 60);
    assertThat(dynamo.batches).containsExactly(25, 25, 10);
    assertThat(waits).isEmpty();
  }

  @Test
  void sends_again_what_was_handed_back_after_a_wait() {
    BusyDynamo dynamo = new BusyDynamo(3);
    delete(dynamo, 2);
    assertThat(dynamo.batches).containsExactly(2, 2, 2, 2);
    assertThat(waits).hasSize(3).allMatch(wait -> wait.toMillis() <= 100);
  }

  @Test
  void items_that_stay_unprocessed_are_throttled() {
    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(() -> delete(new BusyDynamo(Integer.MAX_VALUE), 2));
  }

  private void delete(DynamoDbClient dynamo, int items) {
    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, items)
            .mapToObj(i -> Map.of("userId", AttributeValue.fromS("user-" + i)))
            .toList();
    new BatchDelete(dynamo, "carts", waits::add).delete(keys);
  }

  /** Hands everything back for the first so many calls. */
  private static final class BusyDynamo implements DynamoDbClient {
    private final List<Integer> batches = new ArrayList<>();
    private final int busyCalls;

    BusyDynamo(int busyCalls) {
      this.busyCalls = busyCalls;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      Map<String, List<WriteRequest>> writes = request.requestItems();
      batches.add(writes.getOrDefault("carts", List.of()).size());
      return BatchWriteItemResponse.builder()
          .unprocessedItems(batches.size() <= busyCalls ? writes : Map.of())
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
