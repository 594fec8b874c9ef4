package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Overdue;
import com.cloudcart.order.port.Sending;
import com.cloudcart.order.port.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the orders of processes that died to their end: takes back what was not accepted, tells
 * the others again of what was. It may run at any time and twice at once: each of its effects is
 * one that the other run, payment or a slow process may have had before.
 */
public final class RecoverOrders {
  private final Orders orders;
  private final AbandonOrder abandonOrder;
  private final OrderEvents events;
  private final Setting setting;

  public RecoverOrders(
      Orders orders, AbandonOrder abandonOrder, OrderEvents events, Setting setting) {
    this.orders = orders;
    this.abandonOrder = abandonOrder;
    this.events = events;
    this.setting = setting;
  }

  /** What recovery takes from its surroundings. */
  public record Setting(Clock clock, Trace trace, Ages ages, Bounds bounds) {}

  /** From which age on an order is taken for left behind. */
  public record Ages(Duration reserving, Duration pending) {
    Overdue at(Instant now) {
      return new Overdue(now.minus(reserving), now.minus(pending));
    }
  }

  /**
   * How much one run does, so that it ends before its function is killed.
   *
   * @param orders the most orders of a run
   * @param run no order is begun after this
   * @param order no line of an order is released after this
   */
  public record Bounds(int orders, Duration run, Duration order) {}

  /** What came of one order. */
  public sealed interface Outcome {
    OrderId orderId();

    /** It was taken back, its stock is released. */
    record Released(OrderId orderId, String correlationId) implements Outcome {}

    /** The others were told of it again. */
    record Announced(OrderId orderId, String correlationId) implements Outcome {}

    /** Somebody else had brought it to its end. */
    record Settled(OrderId orderId) implements Outcome {}

    /** It could not be helped this time, and waits for its next turn behind the others. */
    record Postponed(OrderId orderId, String reason) implements Outcome {}
  }

  /** Helps those that have waited longest. */
  public List<Outcome> recover() {
    Instant begun = setting.clock().instant();
    Instant end = begun.plus(setting.bounds().run());
    List<Outcome> outcomes = new ArrayList<>();
    for (OrderId orderId : orders.overdue(setting.ages().at(begun), setting.bounds().orders())) {
      if (setting.clock().instant().isAfter(end)) {
        break;
      }
      outcomes.add(recoverOrPostpone(orderId));
    }
    return List.copyOf(outcomes);
  }

  /** The bulkhead between orders: whatever is wrong with one, the others get their turn. */
  private Outcome recoverOrPostpone(OrderId orderId) {
    Outcome outcome;
    try {
      outcome =
          orders
              .find(orderId)
              .map(order -> setting.trace().inTheNameOf(order, () -> recover(order)))
              .orElseGet(() -> new Outcome.Settled(orderId));
    } catch (RuntimeException e) {
      outcome = new Outcome.Postponed(orderId, e.toString());
    }
    return switch (outcome) {
      case Outcome.Released released -> released;
      case Outcome.Settled settled -> settled;
      case Outcome.Announced announced -> postponed(announced);
      case Outcome.Postponed postponed -> postponed(postponed);
    };
  }

  private Outcome postponed(Outcome outcome) {
    orders.postpone(outcome.orderId(), setting.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    return outcome;
  }

  private Outcome recover(Order order) {
    return switch (order.status()) {
      case RESERVING, RELEASING -> takeBack(order);
      case PENDING -> announce(order);
      case PAID, SHIPPED, FAILED -> new Outcome.Settled(order.orderId());
    };
  }

  private Outcome takeBack(Order order) {
    Instant until = setting.clock().instant().plus(setting.bounds().order());
    return switch (abandonOrder.abandon(order, until)) {
      case ABANDONED -> new Outcome.Released(order.orderId(), order.placement().correlationId());
      case STOCK_STILL_HELD ->
          new Outcome.Postponed(order.orderId(), "the catalog did not take all stock back");
      case ACCEPTED, GONE -> new Outcome.Settled(order.orderId());
    };
  }

  private Outcome announce(Order order) {
    return switch (events.placed(order)) {
      case Sending.Sent sent ->
          new Outcome.Announced(order.orderId(), order.placement().correlationId());
      case Sending.NotSent(String reason) -> new Outcome.Postponed(order.orderId(), reason);
    };
  }
}
