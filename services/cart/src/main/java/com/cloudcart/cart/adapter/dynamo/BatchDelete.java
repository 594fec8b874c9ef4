package com.cloudcart.cart.adapter.dynamo;

import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.aws.AwsCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes any number of items by their keys. DynamoDB takes 25 at once and may hand some back when
 * it has too much to do; those are sent again after a wait that grows and is jittered.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem
 *     and its unprocessed items</a>
 */
final class BatchDelete {
  private static final int BATCH = 25;
  private static final int ATTEMPTS = 8;
  private static final long FIRST_WAIT_MILLIS = 25;
  private static final long LONGEST_WAIT_MILLIS = 800;
  private static final int RETRY_AFTER_SECONDS = 1;

  /** How to wait; tests do not. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration wait);
  }

  private final DynamoDbClient dynamo;
  private final String table;
  private final Pause pause;

  BatchDelete(DynamoDbClient dynamo, String table, Pause pause) {
    this.dynamo = dynamo;
    this.table = table;
    this.pause = pause;
  }

  static BatchDelete sleeping(DynamoDbClient dynamo, String table) {
    return new BatchDelete(dynamo, table, BatchDelete::sleep);
  }

  /**
   * Deletes the items, also those that are not there.
   *
   * @throws Throttled when DynamoDB kept handing items back; some are deleted by then
   */
  void delete(List<Map<String, AttributeValue>> keys) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      deleteBatch(keys.subList(from, Math.min(from + BATCH, keys.size())));
    }
  }

  private void deleteBatch(List<Map<String, AttributeValue>> keys) {
    List<WriteRequest> left = keys.stream().map(BatchDelete::deletion).toList();
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      if (attempt > ATTEMPTS) {
        throw new Throttled("items were handed back " + ATTEMPTS + " times", RETRY_AFTER_SECONDS);
      }
      if (attempt > 1) {
        pause.sleep(waitBefore(attempt));
      }
      left = send(left);
    }
  }

  /** What was handed back. */
  private List<WriteRequest> send(List<WriteRequest> writes) {
    return AwsCalls.call(
            () -> dynamo.batchWriteItem(request -> request.requestItems(Map.of(table, writes))))
        .unprocessedItems()
        .getOrDefault(table, List.of());
  }

  private static WriteRequest deletion(Map<String, AttributeValue> key) {
    return WriteRequest.builder().deleteRequest(request -> request.key(key)).build();
  }

  private static Duration waitBefore(int attempt) {
    long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 2));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to delete again", e);
    }
  }
}
