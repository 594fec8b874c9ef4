package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.kit.aws.AwsCalls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Changes product and reservation in one transaction over their two tables. A success costs the
 * write and one read of the product; only a refusal costs a read of both items. The SDK gives each
 * write a client token, so that its retries are not made twice.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems
 *     and its cancellation reasons</a>
 */
public final class DynamoStockReservations implements StockReservations {
  private final DynamoDbClient dynamo;
  private final ReservationRequests requests;
  private final ConflictRetry retry;

  public DynamoStockReservations(DynamoDbClient dynamo, String products, String reservations) {
    this(dynamo, new ReservationRequests(products, reservations), ConflictRetry.sleeping());
  }

  DynamoStockReservations(
      DynamoDbClient dynamo, ReservationRequests requests, ConflictRetry retry) {
    this.dynamo = dynamo;
    this.requests = requests;
    this.retry = retry;
  }

  @Override
  public StockAttempt hold(Reservation reservation, Instant at) {
    List<TransactWriteItem> writes = requests.hold(reservation, at);
    return retry.run(() -> write(reservation, writes));
  }

  @Override
  public StockAttempt giveBack(Reservation reservation, Instant at) {
    List<TransactWriteItem> writes = requests.giveBack(reservation, at);
    return retry.run(() -> write(reservation, writes));
  }

  @Override
  public StockAttempt leaveTombstone(Reservation reservation, Instant at) {
    List<TransactWriteItem> writes = requests.leaveTombstone(reservation, at);
    return retry.run(() -> write(reservation, writes));
  }

  private Optional<StockAttempt> write(Reservation about, List<TransactWriteItem> writes) {
    try {
      AwsCalls.call(() -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
    } catch (TransactionCanceledException e) {
      return ConflictRetry.isConflict(e) ? Optional.empty() : readBoth(about);
    }
    return Optional.of(new StockAttempt.Done(changedProduct(about)));
  }

  private Product changedProduct(Reservation about) {
    GetItemResponse found = AwsCalls.call(() -> dynamo.getItem(requests.product(about)));
    return ProductItem.read(found.item());
  }

  /** Both items, read at one moment. */
  private Optional<StockAttempt> readBoth(Reservation about) {
    try {
      List<ItemResponse> found =
          AwsCalls.call(() ->
                  dynamo.transactGetItems(request -> request.transactItems(requests.both(about))))
              .responses();
      ItemResponse product = found.getFirst();
      ItemResponse reservation = found.getLast();
      return Optional.of(
          new StockAttempt.Refused(
              product.hasItem() ? ProductItem.read(product.item()) : null,
              reservation.hasItem() ? ReservationItem.read(reservation.item()) : null));
    } catch (TransactionCanceledException e) {
      if (ConflictRetry.isConflict(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
