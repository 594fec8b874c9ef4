package com.cloudcart.order.usecase;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.FenceResult;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Accepts an order whose lines are all reserved, and notifies the other services of it. */
public final class AcceptOrder {
  /** When Lambda kills the function between them, recovery completes or undoes the order. */
  private static final int QUESTIONS = 3;

  private final Orders orders;
  private final OrderEvents events;
  private final Function<Order, String> answers;
  private final Clock clock;

  /**
   * @param answers writes the answer that is kept with the idempotency key
   */
  public AcceptOrder(
      Orders orders, OrderEvents events, Function<Order, String> answers, Clock clock) {
    this.orders = orders;
    this.events = events;
    this.answers = answers;
    this.clock = clock;
  }

  /** The outcome. */
  sealed interface Result {
    /** The order is PENDING. {@code announcement} is what became of its event. */
    record Accepted(Order order, OrderEvents.SendResult announcement) implements Result {}

    /** The order is not accepted and cannot be accepted any more. */
    record NotAccepted(String reason) implements Result {}
  }

  /** The turning point. A doubt is settled by a fence before anything is released. */
  Result handle(Order reserved, Map<ProductId, String> titles) {
    Order order = reserved.accepted(titles, clock.instant());
    return switch (orders.accept(order, answers.apply(order))) {
      case ACCEPTED -> announce(order);
      case LOST -> new Result.NotAccepted("the order was presumed dead");
      case UNKNOWN ->
          settleDoubt(order) == FenceResult.ACCEPTED
              ? announce(order)
              : new Result.NotAccepted("the store did not accept the order");
    };
  }

  /**
   * Makes sure what became of the order. This question may be left without an answer too, so it is
   * repeated.
   *
   * @throws DependencyUnavailable when the store answered none of the questions: the order may be
   *     accepted or not. It is never reported as throttled, which would say that nothing happened.
   */
  private FenceResult settleDoubt(Order order) {
    RuntimeException unanswered = new IllegalStateException("the store was not asked");
    for (int i = 0; i < QUESTIONS; i++) {
      try {
        return orders.fence(order);
      } catch (DependencyUnavailable | Throttled e) {
        unanswered = e;
      }
    }
    throw new DependencyUnavailable(
        "the store did not say what became of order " + order.orderId(), 1, unanswered);
  }

  private Result announce(Order order) {
    return new Result.Accepted(order, events.placed(order));
  }
}
