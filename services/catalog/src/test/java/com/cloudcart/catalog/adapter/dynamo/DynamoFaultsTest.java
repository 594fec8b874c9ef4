package com.cloudcart.catalog.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What DynamoDB does under load and in trouble, which the local engine does not. */
class DynamoFaultsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final Product mug = ProductMother.mug(5);
  private final Reservation held =
      Reservation.held(mug.id(), new ReservationId("order-1"), new Quantity(2));

  @Test
  void a_transaction_in_conflict_is_repeated() {
    FaultyDynamo dynamo =
        new FaultyDynamo(cancelled("TransactionConflict"), cancelled("TransactionConflict"));
    assertThat(reservations(dynamo).hold(held, NOW)).isEqualTo(new StockAttempt.Done(mug));
    assertThat(dynamo.writes).isEqualTo(3);
  }

  @Test
  void a_conflict_comes_before_a_condition() {
    FaultyDynamo dynamo =
        new FaultyDynamo(cancelled("ConditionalCheckFailed", "TransactionConflict"));
    assertThat(reservations(dynamo).hold(held, NOW)).isEqualTo(new StockAttempt.Done(mug));
  }

  @Test
  void an_update_in_conflict_with_a_transaction_is_repeated() {
    FaultyDynamo dynamo = new FaultyDynamo(TransactionConflictException.builder().build());
    assertThat(inventory(dynamo).take(mug.id(), new Quantity(1), NOW))
        .isEqualTo(new StockAttempt.Done(mug));
    assertThat(dynamo.writes).isEqualTo(2);
  }

  @Test
  void endless_conflicts_are_throttled() {
    FaultyDynamo dynamo =
        new FaultyDynamo(
            Stream.generate(() -> cancelled("TransactionConflict"))
                .limit(100)
                .toArray(RuntimeException[]::new));
    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(() -> reservations(dynamo).giveBack(held, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded"})
  void a_throttled_transaction_is_throttled(String reason) {
    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(() -> reservations(new FaultyDynamo(cancelled(reason))).hold(held, NOW));
  }

  @Test
  void a_throttled_table_is_throttled() {
    RuntimeException throttled =
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
            .build();
    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(() -> reservations(new FaultyDynamo(throttled)).hold(held, NOW));
    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(
            () -> inventory(new FaultyDynamo(throttled)).take(mug.id(), new Quantity(1), NOW));
  }

  @Test
  void table_that_does_not_answer_is_unavailable() {
    RuntimeException silent = SdkClientException.create("connection reset");
    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(() -> reservations(new FaultyDynamo(silent)).hold(held, NOW));
  }

  @Test
  void malformed_transaction_is_not_retried() {
    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(
            () -> reservations(new FaultyDynamo(cancelled("ValidationError"))).hold(held, NOW));
  }

  private DynamoInventory inventory(DynamoDbClient dynamo) {
    return new DynamoInventory(dynamo, "products", new ConflictRetry(wait -> {}));
  }

  private DynamoStockReservations reservations(DynamoDbClient dynamo) {
    return new DynamoStockReservations(
        dynamo, new ReservationRequests("products", "reservations"), new ConflictRetry(wait -> {}));
  }

  private static RuntimeException cancelled(String... reasons) {
    List<CancellationReason> codes =
        Stream.of(reasons).map(code -> CancellationReason.builder().code(code).build()).toList();
    return TransactionCanceledException.builder().cancellationReasons(codes).build();
  }

  /** Fails the first writes and then takes every one. */
  private final class FaultyDynamo implements DynamoDbClient {
    private final Queue<RuntimeException> faults;
    private int writes;

    FaultyDynamo(RuntimeException... faults) {
      this.faults = new ArrayDeque<>(List.of(faults));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      write();
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      write();
      return UpdateItemResponse.builder().attributes(ProductItem.write(mug)).build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return GetItemResponse.builder().item(ProductItem.write(mug)).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}

    private void write() {
      writes++;
      RuntimeException fault = faults.poll();
      if (fault != null) {
        throw fault;
      }
    }
  }
}
