package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.Claim;
import com.cloudcart.order.port.Orders.OpenResult;
import java.time.Duration;
import java.time.Instant;

/**
 * Stores a new order as RESERVING and claims its idempotency key. When the key is in use, the claim
 * decides the answer.
 */
public final class OpenOrder {
  /** A running attempt ends within seconds. Asking again also finds out that it has died. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final OrderFactory factory;
  private final Orders orders;
  private final AbandonOrder abandonOrder;
  private final TimeLimits limits;

  public OpenOrder(
      OrderFactory factory, Orders orders, AbandonOrder abandonOrder, TimeLimits limits) {
    this.factory = factory;
    this.orders = orders;
    this.abandonOrder = abandonOrder;
    this.limits = limits;
  }

  /** The outcome. */
  sealed interface Result {
    /** The order is open: it has to be accepted or undone before its deadlines. */
    record Opened(Order order, TimeLimits.Deadlines deadlines) implements Result {}

    /** The key has an answer: the same request was accepted before. */
    record Answered(OrderId orderId, String answer) implements Result {}

    /** The key is bound to a different request. */
    record KeyReused() implements Result {}

    /** Another attempt with this key is running. */
    record InProgress(Duration askAgain) implements Result {}
  }

  Result handle(PlaceOrder.Command command) {
    Order order = factory.create(command);
    return switch (openOrTakeOver(order)) {
      case OpenResult.Opened opened ->
          new Result.Opened(order, limits.deadlines(order.placement().createdAt()));
      case OpenResult.KeyInUse(Claim claim) -> answer(order, claim);
    };
  }

  /** The key of an attempt that is presumed dead is taken over. That attempt is undone first. */
  private OpenResult openOrTakeOver(Order order) {
    Instant start = order.placement().createdAt();
    OpenResult first = orders.open(order, limits.claimTimes(start));
    if (first instanceof OpenResult.KeyInUse(Claim.Running dead)
        && dead.fingerprint().equals(order.fingerprint())
        && !start.isBefore(dead.leaseUntil())) {
      // The same request has the same lines, so the dead order need not be read.
      Order deadOrder = Order.reserving(dead.owner(), order.placement(), order.lines());
      var unused = abandonOrder.handle(deadOrder, limits.deadlines(start).reserve());
      return orders.open(order, limits.claimTimes(start));
    }
    return first;
  }

  private static Result answer(Order order, Claim claim) {
    if (!claim.fingerprint().equals(order.fingerprint())) {
      return new Result.KeyReused();
    }
    return switch (claim) {
      case Claim.Answered(OrderId first, var fingerprint, String answer) ->
          new Result.Answered(first, answer);
      case Claim.Running running -> new Result.InProgress(ASK_AGAIN);
    };
  }
}
