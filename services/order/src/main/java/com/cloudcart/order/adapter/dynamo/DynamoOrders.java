package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.kit.aws.AwsCalls;
import com.cloudcart.order.adapter.dynamo.Transactions.Outcome;
import com.cloudcart.order.adapter.dynamo.Transactions.Refusal;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.AcceptResult;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.Orders.FenceResult;
import com.cloudcart.order.port.Orders.OpenResult;
import com.cloudcart.order.port.Orders.OverdueSince;
import com.cloudcart.order.port.Orders.Page;
import com.cloudcart.order.port.Orders.PagePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores orders and idempotency keys in two tables. Every step of the saga is one transaction. */
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
  public OpenResult open(Order reserving, ClaimTimes times) {
    List<TransactWriteItem> step = new ArrayList<>();
    step.add(writes.open(reserving));
    if (reserving.placement().key() instanceof IdempotencyKey.Named(String key)) {
      step.add(writes.claim(key, reserving, times));
    }
    return switch (transactions.write(step)) {
      case Outcome.Written written -> new OpenResult.Opened();
      case Outcome.Refused(List<Refusal> refusals) ->
          refusals
              .getLast()
              .item()
              .map(ClaimItem::read)
              .filter(claim -> !claim.owner().equals(reserving.orderId()))
              .<OpenResult>map(OpenResult.KeyInUse::new)
              // The id is new, so the order that is already there is this one, written before.
              .orElseGet(OpenResult.Opened::new);
    };
  }

  @Override
  public AcceptResult accept(Order pending, String answer) {
    List<TransactWriteItem> step = new ArrayList<>();
    step.add(writes.accept(pending));
    if (pending.placement().key() instanceof IdempotencyKey.Named(String key)) {
      step.add(writes.answer(key, pending.orderId(), answer));
    }
    try {
      return switch (transactions.write(step)) {
        case Outcome.Written written -> AcceptResult.ACCEPTED;
        // Only its own attempt accepts an order. When it is already accepted, this call did it.
        case Outcome.Refused(List<Refusal> refusals) ->
            fenceResult(refusals.getFirst()) == FenceResult.ACCEPTED
                ? AcceptResult.ACCEPTED
                : AcceptResult.LOST;
      };
    } catch (DependencyUnavailable | Throttled e) {
      return AcceptResult.UNKNOWN;
    }
  }

  @Override
  public FenceResult fence(Order order) {
    return switch (withKeyFreed(order, writes.fence(order.orderId()))) {
      case Outcome.Written written -> FenceResult.FENCED;
      case Outcome.Refused(List<Refusal> refusals) -> fenceResult(refusals.getFirst());
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
  public Page newestFirst(UserId userId, int limit, PagePosition from) {
    return queries.newestFirst(userId, limit, from);
  }

  @Override
  public List<OrderId> overdue(OverdueSince since, int limit) {
    return queries.overdue(since, limit);
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
      // Payment has processed the order, or another run has dropped it: nothing to postpone.
      return;
    }
  }

  /**
   * Writes the order and frees its key. When another attempt already owns the key (it was free
   * after a day), that attempt keeps the key, and only the order is written.
   */
  private Outcome withKeyFreed(Order order, TransactWriteItem write) {
    if (!(order.placement().key() instanceof IdempotencyKey.Named(String key))) {
      return transactions.write(List.of(write));
    }
    Outcome outcome = transactions.write(List.of(write, writes.free(key, order.orderId())));
    return outcome instanceof Outcome.Refused(List<Refusal> refusals)
            && !refusals.getFirst().refused()
        ? transactions.write(List.of(write))
        : outcome;
  }

  private static FenceResult fenceResult(Refusal refusal) {
    Optional<OrderStatus> current = refusal.item().map(OrderItem::status);
    if (current.isEmpty()) {
      return FenceResult.GONE;
    }
    return current.get().isAccepted() ? FenceResult.ACCEPTED : FenceResult.FENCED;
  }
}
