package com.cloudcart.audit.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules that the records of a shop follow at any moment. Records that are read one after the
 * other can break a rule because of a change that was half done when they were read.
 */
public final class Invariants {
  /** DynamoDB may delete a held reservation after 365 days. */
  private static final Duration RESERVATIONS_KEPT = Duration.ofDays(364);

  /** After this time, a key may be used for another order. */
  private static final Duration KEYS_KEPT = Duration.ofHours(24);

  private final Snapshot shop;
  private final Moment moment;
  private final Map<Held, Integer> held = new HashMap<>();
  private final Set<Violation> violations = new HashSet<>();

  private Invariants(Snapshot shop, Moment moment) {
    this.shop = shop;
    this.moment = moment;
  }

  /**
   * When the records are judged.
   *
   * @param settledBefore nothing works any more on a record that has not changed since
   */
  public record Moment(Instant now, Instant settledBefore) {}

  private record Held(OrderId orderId, ProductId productId) {}

  /** All violations. */
  public static Set<Violation> violations(Snapshot shop, Moment moment) {
    Invariants rules = new Invariants(shop, moment);
    shop.reservations().stream().filter(Reservation::isHeld).forEach(rules::checkHeld);
    shop.orders().values().forEach(rules::checkOrder);
    shop.orders().values().forEach(rules::checkLines);
    shop.claims().forEach(rules::checkClaim);
    rules.checkKeys();
    shop.stocks().forEach(rules::checkStock);
    return Set.copyOf(rules.violations);
  }

  /** Stock is held for the lines of orders that have not failed. */
  private void checkHeld(Reservation reservation) {
    OrderId id = reservation.orderId();
    ProductId product = reservation.productId();
    held.put(new Held(id, product), reservation.quantity());
    Order order = shop.orders().get(id);
    String quantity = reservation.quantity() + " held";
    if (order == null) {
      report("stock held for no order", id, product, quantity + ", but there is no such order");
    } else if (order.progress().status() == OrderStatus.FAILED && isSettled(order)) {
      report("stock held for a failed order", id, product, quantity);
    } else if (!order.hasLineOf(product)) {
      report("stock held for no line", id, product, quantity + ", but the order has no such line");
    }
  }

  /** The stock of each line is held, in its quantity. */
  private void checkLines(Order order) {
    boolean kept = order.progress().updatedAt().isAfter(moment.now().minus(RESERVATIONS_KEPT));
    if (!order.progress().status().holdsStock() || !kept) {
      return;
    }
    for (Order.Line line : order.placement().lines()) {
      int quantity = held.getOrDefault(new Held(order.id(), line.productId()), 0);
      if (quantity != line.quantity()) {
        String difference = "%d held, %d ordered".formatted(quantity, line.quantity());
        report("stock not held", order.id(), line.productId(), difference);
      }
    }
  }

  private void checkOrder(Order order) {
    OrderId id = order.id();
    OrderStatus status = order.progress().status();
    if (!status.isEnd() && isSettled(order)) {
      report("order not ended", id, status + " since " + order.progress().updatedAt());
    }
    if (order.progress().waitsForRecovery() && !status.mayWaitForRecovery()) {
      report("order still waits for recovery", id, status + ", and in the recovery index");
    }
    if (status == OrderStatus.SHIPPED && order.progress().trackingId().isEmpty()) {
      report("order without a tracking id", id, "SHIPPED");
    }
    BigDecimal total = order.placement().totalAmount();
    BigDecimal sum = order.sumOfLines();
    if (total.compareTo(sum) != 0) {
      report("wrong total", id, "%s, its lines have %s".formatted(text(total), text(sum)));
    }
  }

  /** One transaction accepts an order and keeps its answer, so an answer has an accepted order. */
  private void checkClaim(Claim claim) {
    Order order = shop.orders().get(claim.orderId());
    boolean accepted = order != null && order.progress().status().isAccepted();
    if (claim.isAnswered() && !accepted) {
      String difference = "its key answers with an order that is not accepted";
      report("answer without an order", claim.orderId(), difference);
    }
  }

  /** A key has one accepted order in a day. */
  private void checkKeys() {
    Map<String, List<Order>> ordersOfKey = new HashMap<>();
    for (Order order : shop.orders().values()) {
      String key = order.placement().idempotencyKey();
      if (!key.isEmpty() && order.progress().status().isAccepted()) {
        ordersOfKey.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(order);
      }
    }
    ordersOfKey.values().forEach(this::checkOrdersOfKey);
  }

  private void checkOrdersOfKey(List<Order> orders) {
    orders.sort(Comparator.comparing(order -> order.placement().createdAt()));
    for (int i = 1; i < orders.size(); i++) {
      Order before = orders.get(i - 1);
      Order after = orders.get(i);
      Instant free = before.placement().createdAt().plus(KEYS_KEPT);
      if (after.placement().createdAt().isBefore(free)) {
        report("two orders of one key", after.id(), "the other one is " + before.id().value());
      }
    }
  }

  private void checkStock(ProductId product, BigDecimal stock) {
    if (stock.signum() < 0 || stock.stripTrailingZeros().scale() > 0) {
      violations.add(Violation.of("impossible stock", product, text(stock)));
    }
  }

  private boolean isSettled(Order order) {
    return order.progress().updatedAt().isBefore(moment.settledBefore());
  }

  private void report(String rule, OrderId order, String difference) {
    violations.add(Violation.of(rule, order, difference));
  }

  private void report(String rule, OrderId order, ProductId product, String difference) {
    violations.add(Violation.of(rule, order, product, difference));
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
