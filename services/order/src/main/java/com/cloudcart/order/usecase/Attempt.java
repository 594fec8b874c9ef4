package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.Fencing;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.Reservation;
import com.cloudcart.order.port.Sight;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.Limits.Budget;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One attempt to place an order that is open already: its steps, and what is known so far. */
final class Attempt {
  private final Orders orders;
  private final StockReservations stock;
  private final Order order;
  private final Budget budget;
  private final Map<ProductId, String> titles = new HashMap<>();
  private final Set<OrderLine> tried = new HashSet<>();
  private final Findings findings = new Findings();
  private boolean stockStillHeld;
  private Order accepted;

  Attempt(Orders orders, StockReservations stock, Order order, Budget budget) {
    this.orders = orders;
    this.stock = stock;
    this.order = order;
    this.budget = budget;
    this.accepted = order;
  }

  /** Stops the saga unless the line is held at the submitted price. */
  Optional<Result> reserve(OrderLine line) {
    tried.add(line);
    switch (stock.reserve(order.orderId(), line, budget.reserveUntil())) {
      case Reservation.Reserved(var price, var title) -> {
        titles.put(line.productId(), title);
        if (!price.equals(line.price())) {
          findings.otherPrice(line, price);
        }
      }
      case Reservation.Insufficient(int available) -> findings.insufficient(line, available);
      case Reservation.UnknownProduct unknown -> findings.unknown(line);
      case Reservation.AlreadyReleased released -> {
        return Optional.of(new Result.Unavailable("the order was taken for dead"));
      }
      case Reservation.Unanswered(String reason) -> {
        return Optional.of(new Result.Unavailable(reason));
      }
    }
    return findings.result();
  }

  /**
   * Releases a line whatever came of reserving it: a first try that got no answer may still be on
   * its way when the second one is refused.
   */
  void release(OrderLine line) {
    Release release = stock.release(order.orderId(), line, budget.releaseUntil());
    stockStillHeld |= !(release instanceof Release.Released);
  }

  /** Forgets the order; while the catalog may hold stock for it, leaves it to recovery. */
  void close() {
    if (stockStillHeld) {
      orders.fence(order);
    } else {
      orders.drop(order);
    }
  }

  /** Stops the saga unless the order is accepted; a doubt is settled before anything goes back. */
  Optional<Result> accept(Instant now, Function<Order, String> receipt) {
    accepted = order.accepted(titles, now);
    return switch (orders.accept(accepted, receipt.apply(accepted))) {
      case ACCEPTED -> Optional.empty();
      case LOST -> Optional.of(new Result.Unavailable("the order was taken for dead"));
      case UNKNOWN ->
          orders.fence(order) == Fencing.ACCEPTED
              ? Optional.empty()
              : Optional.of(new Result.Unavailable("the store did not accept the order"));
    };
  }

  /** The order that {@link #accept} is about. */
  Order accepted() {
    return accepted;
  }

  /**
   * The whole truth about an order that stopped at its first bad line: looks at the lines that were
   * not tried, so that the shopper learns of all of them at once.
   */
  Result explain(Result stopped) {
    if (findings.result().isEmpty()) {
      return stopped;
    }
    for (OrderLine line : order.lines().lines()) {
      if (!tried.contains(line)) {
        Sight sight = stock.look(line.productId(), budget.reserveUntil());
        if (sight instanceof Sight.Unanswered) {
          break;
        }
        findings.seen(line, sight);
      }
    }
    return findings.result().orElse(stopped);
  }
}
