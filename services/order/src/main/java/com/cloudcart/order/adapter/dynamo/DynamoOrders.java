package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import com.cloudcart.order.adapter.dynamo.Transactions.Outcome;
import com.cloudcart.order.adapter.dynamo.Transactions.Refusal;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Acceptance;
import com.cloudcart.order.port.Fencing;
import com.cloudcart.order.port.Opening;
import com.cloudcart.order.port.OrderPage;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Overdue;
import com.cloudcart.order.port.PagePosition;
import com.cloudcart.order.port.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The orders table and the idempotency table; every step of the saga is one transaction over both.
 */
public final class DynamoOrders implements Orders {
  private final DynamoDbClient dynamo;
  private final String ordersTable;
  private final OrderWrites writes;
  private final Transactions transactions;
  private final OrderQueries queries;

  public DynamoOrders(DynamoDbClient dynamo, String ordersTable, String idempotencyTable) {
    this.dynamo = dynamo;
    this.ordersTable = ordersTable;
    this.writes = new OrderWrites(ordersTable, idempotencyTable);
    this.transactions = new Transactions(dynamo);
    this.queries = new OrderQueries(dynamo, ordersTable);
  }

  @Override
  public Opening open(Order reserving, Terms terms) {
    List<TransactWriteItem> step = new ArrayList<>();
    step.add(writes.open(reserving));
    if (reserving.placement().key() instanceof RequestKey.Named(String key)) {
      step.add(writes.claim(key, reserving, terms));
    }
    return switch (transactions.write(step)) {
      case Outcome.Written written -> new Opening.Opened();
      case Outcome.Refused(List<Refusal> refusals) ->
          refusals
              .getLast()
              .item()
              .map(ClaimItem::read)
              .filter(claim -> !claim.owner().equals(reserving.orderId()))
              .<Opening>map(Opening.KeyInUse::new)
              // The id is new, so what is there already is this very order, written before.
              .orElseGet(Opening.Opened::new);
    };
  }

  @Override
  public Acceptance accept(Order pending, String answer) {
    List<TransactWriteItem> step = new ArrayList<>();
    step.add(writes.accept(pending));
    if (pending.placement().key() instanceof RequestKey.Named(String key)) {
      step.add(writes.answer(key, pending.orderId(), answer));
    }
    try {
      return switch (transactions.write(step)) {
        case Outcome.Written written -> Acceptance.ACCEPTED;
        // Only its own attempt accepts an order: when it is accepted, that was this call, earlier.
        case Outcome.Refused(List<Refusal> refusals) ->
            fencing(refusals.getFirst()) == Fencing.ACCEPTED
                ? Acceptance.ACCEPTED
                : Acceptance.LOST;
      };
    } catch (DependencyUnavailable | Throttled e) {
      return Acceptance.UNKNOWN;
    }
  }

  @Override
  public Fencing fence(Order order) {
    return switch (withKeyFreed(order, writes.fence(order.orderId()))) {
      case Outcome.Written written -> Fencing.FENCED;
      case Outcome.Refused(List<Refusal> refusals) -> fencing(refusals.getFirst());
    };
  }

  @Override
  public void drop(Order order) {
    Outcome outcome = withKeyFreed(order, writes.drop(order.orderId()));
    if (outcome instanceof Outcome.Refused) {
      throw new IllegalStateException("an accepted order is never dropped: " + order.orderId());
    }
  }

  @Override
  public Optional<Order> find(OrderId orderId) {
    GetItemResponse found =
        AwsCalls.call(() ->
            dynamo.getItem(request ->
                request.tableName(ordersTable).key(OrderItem.key(orderId)).consistentRead(true)));
    return found.hasItem() ? Optional.of(OrderItem.read(found.item())) : Optional.empty();
  }

  @Override
  public OrderPage newestFirst(UserId userId, int limit, PagePosition from) {
    return queries.newestFirst(userId, limit, from);
  }

  @Override
  public List<OrderId> overdue(Overdue ages, int limit) {
    return queries.overdue(ages, limit);
  }

  @Override
  public void postpone(OrderId orderId, Instant since) {
    try {
      AwsCalls.call(() ->
          dynamo.updateItem(request ->
              request
                  .tableName(ordersTable)
                  .key(OrderItem.key(orderId))
                  .updateExpression("SET recoveryAt = :since")
                  .conditionExpression("attribute_exists(recoveryState)")
                  .expressionAttributeValues(Map.of(":since", Attributes.time(since)))));
    } catch (ConditionalCheckFailedException e) {
      // Payment has taken the order up, or another run has dropped it: nothing waits any more.
      return;
    }
  }

  /**
   * Writes the order and frees its key. Where another attempt holds the key by now (it was free
   * after a day), that one keeps it, and only the order is written.
   */
  private Outcome withKeyFreed(Order order, TransactWriteItem write) {
    if (!(order.placement().key() instanceof RequestKey.Named(String key))) {
      return transactions.write(List.of(write));
    }
    Outcome outcome = transactions.write(List.of(write, writes.free(key, order.orderId())));
    return outcome instanceof Outcome.Refused(List<Refusal> refusals)
            && !refusals.getFirst().refused()
        ? transactions.write(List.of(write))
        : outcome;
  }

  private static Fencing fencing(Refusal refusal) {
    Optional<OrderStatus> met = refusal.item().map(OrderItem::status);
    if (met.isEmpty()) {
      return Fencing.GONE;
    }
    return met.get().isAccepted() ? Fencing.ACCEPTED : Fencing.FENCED;
  }
}
