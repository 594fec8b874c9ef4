package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.OverdueSince;
import com.cloudcart.order.usecase.RecoverOrder.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Recovers the orders of processes that died, those that have waited longest first. */
public final class RecoverOrders {
  private final Orders orders;
  private final Function<Order, Outcome> recoverOrder;
  private final Clock clock;
  private final Limits limits;

  /**
   * @param recoverOrder {@link RecoverOrder#handle}, with whatever has to surround it
   */
  public RecoverOrders(
      Orders orders, Function<Order, Outcome> recoverOrder, Clock clock, Limits limits) {
    this.orders = orders;
    this.recoverOrder = recoverOrder;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Which orders a run recovers. A run ends before Lambda kills its function.
   *
   * @param reservingAge the age at which an order that is not accepted needs recovery
   * @param pendingAge the age at which an accepted order that is not paid needs recovery
   * @param maxOrders the most orders of a run
   * @param startWithin after this no order is started
   */
  public record Limits(
      Duration reservingAge, Duration pendingAge, int maxOrders, Duration startWithin) {
    OverdueSince overdueAt(Instant now) {
      return new OverdueSince(now.minus(reservingAge), now.minus(pendingAge));
    }
  }

  public List<Outcome> handle() {
    Instant start = clock.instant();
    Instant end = start.plus(limits.startWithin());
    List<Outcome> outcomes = new ArrayList<>();
    for (OrderId orderId : orders.overdue(limits.overdueAt(start), limits.maxOrders())) {
      if (clock.instant().isAfter(end)) {
        break;
      }
      Outcome outcome = recover(orderId);
      outcomes.add(outcome);
      postponeIfWaiting(outcome);
    }
    return List.copyOf(outcomes);
  }

  /** The bulkhead between orders: a failure of one order does not affect the others. */
  private Outcome recover(OrderId orderId) {
    try {
      return orders.find(orderId).map(recoverOrder).orElseGet(() -> new Outcome.Settled(orderId));
    } catch (RuntimeException e) {
      return new Outcome.Postponed(orderId, e.toString());
    }
  }

  private void postponeIfWaiting(Outcome outcome) {
    switch (outcome) {
      case Outcome.Announced announced -> postpone(announced.orderId());
      case Outcome.Postponed postponed -> postpone(postponed.orderId());
      case Outcome.Released released -> {}
      case Outcome.Settled settled -> {}
    }
  }

  private void postpone(OrderId orderId) {
    orders.postpone(orderId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
