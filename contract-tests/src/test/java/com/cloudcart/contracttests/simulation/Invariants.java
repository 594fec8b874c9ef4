package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.Order.StatusChange;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What must hold when all faults have ended and nothing moves any more. */
final class Invariants {
  private static final List<List<OrderStatus>> LIVES =
      List.of(
          List.of(OrderStatus.PENDING, OrderStatus.PAID, OrderStatus.SHIPPED),
          List.of(OrderStatus.PENDING, OrderStatus.FAILED));

  private final Shop shop;
  private final List<String> violations = new ArrayList<>();

  Invariants(Shop shop) {
    this.shop = shop;
  }

  /**
   * Before an operator does anything: recovery has completed or undone every order, and what is
   * still to do for a settled order has a message in a dead-letter queue, with its alarm.
   */
  List<String> afterRepair() {
    violations.clear();
    Set<String> dead = new HashSet<>();
    Stream.of(shop.orderPlaced, shop.paymentSuccess)
        .flatMap(queue -> queue.deadLetters().stream())
        .forEach(message -> dead.add(shop.ledger.orderIdOf(message.body)));
    for (Order order : shop.table.all()) {
      boolean settled =
          switch (order.status()) {
            case RESERVING, RELEASING, PENDING -> false;
            case PAID -> dead.contains(order.orderId().value());
            case FAILED -> dead.contains(order.orderId().value()) || holds(order).isEmpty();
            case SHIPPED -> true;
          };
      require(settled, () -> order.orderId() + " is left " + order.status());
    }
    return List.copyOf(violations);
  }

  /** After an operator has redriven the dead-letter queues. */
  List<String> atTheEnd() {
    violations.clear();
    violations.addAll(shop.ledger.violations());
    shop.table.all().forEach(this::checkOrder);
    shop.records.products().forEach(this::checkStock);
    checkKeys();
    checkReservations();
    checkQueue(shop.orderPlaced);
    checkQueue(shop.paymentSuccess);
    violations.addAll(new Promises(shop).broken());
    return List.copyOf(violations);
  }

  private void checkOrder(Order order) {
    String id = order.orderId().value();
    List<OrderStatus> life = order.progress().history().stream().map(StatusChange::status).toList();
    require(LIVES.contains(life), () -> id + " is " + order.status() + " after " + life);
    require(shop.ledger.wasAnnounced(Shop.ORDER_PLACED, id), () -> id + " was never announced");
    if (order.progress().ending() instanceof Ending.Shipped shipped) {
      String first = shop.ledger.firstTrackingId(id).orElse("none");
      require(first.equals(shipped.trackingId()), () -> id + " lost its first tracking id");
    }
    boolean paid = shop.ledger.wasAnnounced(Shop.PAYMENT_SUCCESS, id);
    require(paid == (order.status() != OrderStatus.FAILED), () -> id + " paid event: " + paid);
  }

  private void checkStock(ProductId product) {
    int sold =
        shop.table.all().stream()
            .filter(order -> order.status() != OrderStatus.FAILED)
            .flatMap(order -> order.lines().lines().stream())
            .filter(line -> line.productId().value().equals(product.value()))
            .mapToInt(OrderLine::quantity)
            .sum();
    int left = shop.records.product(product).stock().value();
    int supplied = shop.records.supplied(product);
    require(
        supplied - left == sold,
        () -> "%s: %d supplied, %d left, %d sold".formatted(product, supplied, left, sold));
  }

  private void checkKeys() {
    Map<String, String> owners = new HashMap<>();
    for (Order order : shop.table.all()) {
      if (order.placement().key() instanceof IdempotencyKey.Named(String key)) {
        String other = owners.put(key, order.orderId().value());
        require(other == null, () -> key + " has two orders: " + other + ", " + order.orderId());
      }
    }
    int open = shop.table.openCount();
    require(open == 0, () -> open + " orders are still open for recovery");
    long running = shop.table.runningClaims();
    require(running == 0, () -> running + " keys are still claimed");
  }

  /** The catalog holds stock of exactly the orders that are sold. */
  private void checkReservations() {
    Map<String, Order> orders = new HashMap<>();
    shop.table.all().forEach(order -> orders.put(order.orderId().value(), order));
    for (Attempt attempt : shop.ledger.attempts()) {
      for (String id : attempt.orderIds()) {
        Order order = orders.get(id);
        boolean sold = order != null && order.status() != OrderStatus.FAILED;
        for (String product : attempt.request().quantities().keySet()) {
          boolean held = shop.records.isHeld(new ProductId(product), id);
          require(held == sold, () -> product + " held for " + id + ": " + held);
        }
      }
    }
  }

  private void checkQueue(Queue queue) {
    require(queue.isEmpty(), () -> queue.name() + " has messages left");
    long poison = queue.deadLetters().stream().filter(Poison::isPoison).count();
    require(
        poison == shop.poisoned.getOrDefault(queue, 0),
        () -> queue.name() + " has " + poison + " of its invalid messages");
    queue.deadLetters().stream()
        .filter(message -> !Poison.isPoison(message))
        .forEach(message ->
            violations.add(message.id + " is in the dead-letter queue: " + message.body));
  }

  private List<String> holds(Order order) {
    return order.lines().lines().stream()
        .map(line -> line.productId().value())
        .filter(product -> shop.records.isHeld(new ProductId(product), order.orderId().value()))
        .toList();
  }

  private void require(boolean holds, Supplier<String> violation) {
    if (!holds) {
      violations.add(violation.get());
    }
  }
}
