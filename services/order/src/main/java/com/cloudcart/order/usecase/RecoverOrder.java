package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEvents.SendResult;
import java.time.Clock;
import java.time.Duration;

/**
 * Completes one order whose process died: undoes it when it was not accepted, sends its event again
 * when it was. It may run at any time and twice at the same time: each effect is one that the other
 * run, payment or a slow process may already have had.
 */
public final class RecoverOrder {
  private final AbandonOrder abandonOrder;
  private final OrderEvents events;
  private final Clock clock;
  private final Duration releaseWithin;

  /**
   * @param releaseWithin after this no more lines of the order are released
   */
  public RecoverOrder(
      AbandonOrder abandonOrder, OrderEvents events, Clock clock, Duration releaseWithin) {
    this.abandonOrder = abandonOrder;
    this.events = events;
    this.clock = clock;
    this.releaseWithin = releaseWithin;
  }

  /** The outcome for one order. */
  public sealed interface Outcome {
    OrderId orderId();

    /** The order is undone and its stock is released. */
    record Released(OrderId orderId, String correlationId) implements Outcome {}

    /** The event of the order was sent again. */
    record Announced(OrderId orderId, String correlationId) implements Outcome {}

    /** Another process had already completed or undone the order. */
    record Settled(OrderId orderId) implements Outcome {}

    /** The order could not be recovered this time, and waits again behind the others. */
    record Postponed(OrderId orderId, String reason) implements Outcome {}
  }

  public Outcome handle(Order order) {
    return switch (order.status()) {
      case RESERVING, RELEASING -> abandon(order);
      case PENDING -> announce(order);
      case PAID, SHIPPED, FAILED -> new Outcome.Settled(order.orderId());
    };
  }

  /**
   * Recovers an order because an operator asked for it, whatever its age. An order that payment has
   * settled is announced again: payment then repeats its effects, which may have been lost with a
   * message.
   */
  public Outcome onRequest(Order order) {
    return switch (order.status()) {
      case RESERVING, RELEASING -> abandon(order);
      case PENDING, PAID, FAILED -> announce(order);
      case SHIPPED -> new Outcome.Settled(order.orderId());
    };
  }

  private Outcome abandon(Order order) {
    return switch (abandonOrder.handle(order, clock.instant().plus(releaseWithin))) {
      case ABANDONED -> new Outcome.Released(order.orderId(), order.placement().correlationId());
      case STOCK_STILL_HELD ->
          new Outcome.Postponed(order.orderId(), "the catalog did not release all stock");
      case ACCEPTED, GONE -> new Outcome.Settled(order.orderId());
    };
  }

  private Outcome announce(Order order) {
    return switch (events.placed(order)) {
      case SendResult.Sent sent ->
          new Outcome.Announced(order.orderId(), order.placement().correlationId());
      case SendResult.NotSent(String reason) -> new Outcome.Postponed(order.orderId(), reason);
    };
  }
}
