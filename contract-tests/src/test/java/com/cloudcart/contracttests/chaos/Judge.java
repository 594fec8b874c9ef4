package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.chaos.Attempt.Request;
import com.cloudcart.contracttests.chaos.Ledger.Additions;
import com.cloudcart.contracttests.chaos.Ledger.CartLine;
import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.endtoend.MessageQueue;
import com.cloudcart.contracttests.endtoend.ScriptResult;
import com.cloudcart.contracttests.endtoend.StockInvariant;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold in tables, queues and answers when nothing moves any more. */
final class Judge {
  private static final List<List<String>> LIVES =
      List.of(List.of("PENDING", "PAID", "SHIPPED"), List.of("PENDING", "FAILED"));

  private static final int MOST_TRIES = 20;

  private final LocalCloud cloud;
  private final Ledger ledger;
  private final Witness witness;
  private final StockInvariant stock;
  private final MessageQueue placedDead;
  private final MessageQueue paidDead;

  Judge(LocalCloud cloud, Ledger ledger, Witness witness, StockInvariant stock) {
    this.cloud = cloud;
    this.ledger = ledger;
    this.witness = witness;
    this.stock = stock;
    this.placedDead = new MessageQueue(cloud, "OrderPlacedDLQDev");
    this.paidDead = new MessageQueue(cloud, "PaymentSuccessDLQDev");
  }

  /** Before an operator does anything: an order that is not finished has a dead letter. */
  List<String> beforeRedrive(List<String> deadLetters) {
    return orders().stream()
        .filter(order -> !Set.of("SHIPPED", "FAILED").contains(order.status()))
        .filter(order -> deadLetters.stream().noneMatch(body -> body.contains(order.orderId())))
        .map(order -> "unfinished, and no alarm reports it: " + order)
        .toList();
  }

  /**
   * Repeats a request until a busy shop answers. An accepted one must get the first answer again;
   * each other one must get a new one.
   */
  void repeat(Request request, Optional<StoredOrder> order) {
    Attempt attempt;
    int tries = 0;
    do {
      attempt = Shopper.place(cloud.shop(), ledger, request);
    } while (attempt.isWorthAnotherTry() && !attempt.isInProgress() && ++tries < MOST_TRIES);
    String orderId = attempt.isAccepted() ? attempt.orderId() : "";
    boolean right =
        order
            .map(StoredOrder::orderId)
            .map(orderId::equals)
            .orElse(attempt.isAccepted() || attempt.status() == 409);
    if (!right || attempt.isInProgress() || (order.isPresent() && !attempt.isReplayed())) {
      ledger.violated("repeated, %s should have %s".formatted(attempt, order));
    }
  }

  /** The last request of each key; for an order, one that asked for it. */
  Map<Request, Optional<StoredOrder>> lastRequests() {
    Map<String, StoredOrder> orders = new HashMap<>();
    orders().forEach(order -> orders.put(order.scope(), order));
    Map<String, Request> requests = new HashMap<>();
    for (Attempt attempt : ledger.attempts()) {
      Request request = attempt.request();
      StoredOrder order = orders.get(request.scope());
      if (!request.key().isEmpty()
          && (order == null || order.quantities().equals(request.quantities()))) {
        requests.put(request.scope(), request);
      }
    }
    Map<Request, Optional<StoredOrder>> last = new HashMap<>();
    requests.forEach((s, request) -> last.put(request, Optional.ofNullable(orders.get(s))));
    return last;
  }

  /** All violations of a shop that has settled, whose dead letters an operator has redriven. */
  List<String> violations(List<String> poison) {
    List<StoredOrder> orders = orders();
    List<String> found = new ArrayList<>(ledger.violations());
    orders.forEach(order -> checkOrder(order, found));
    found.addAll(new Promises(orders, ledger.attempts(), witness::isDoubtful).broken());
    ledger.carts().forEach((line, additions) -> checkCart(line, additions, found));
    checkDeadLetters(poison, found);
    try {
      stock.check();
    } catch (AssertionError e) {
      found.add(String.valueOf(e.getMessage()));
    }
    ScriptResult audit = cloud.operate("audit", "--settled-after", "0", "--between", "1");
    if (audit.exitCode() != 0) {
      audit.text().lines().filter(line -> line.contains(": ")).forEach(found::add);
    }
    return found;
  }

  /** The orders in the table, with strong consistency. */
  List<StoredOrder> orders() {
    return cloud
        .dynamoDb()
        .scanPaginator(request -> request.tableName("OrdersTableDev").consistentRead(true))
        .items()
        .stream()
        .map(StoredOrder::read)
        .toList();
  }

  List<String> deadLetters() {
    List<String> bodies = new ArrayList<>(placedDead.bodies());
    bodies.addAll(paidDead.bodies());
    return bodies;
  }

  private void checkOrder(StoredOrder order, List<String> found) {
    boolean paid = witness.announcedBy(ShopFunction.PAYMENT).contains(order.orderId());
    Set<String> trackingIds = witness.trackingIds(order.orderId());
    if (!LIVES.contains(order.history())) {
      found.add("not finished: " + order);
    }
    if (paid == order.status().equals("FAILED")) {
      found.add("PaymentSuccessEvent sent: %s, for %s".formatted(paid, order));
    }
    if (order.status().equals("SHIPPED") && !trackingIds.equals(Set.of(order.trackingId()))) {
      found.add("tracking ids %s for %s".formatted(trackingIds, order));
    }
  }

  /** Confirmed additions are in the cart. One without an answer may be there too. */
  private void checkCart(CartLine line, Additions additions, List<String> found) {
    JsonNode cart = cloud.shop().cart("GET", "/cart/" + line.userId(), "").json();
    int quantity =
        cart.path("items")
            .valueStream()
            .filter(item -> item.path("productId").asText().equals(line.productId()))
            .mapToInt(item -> item.path("quantity").asInt())
            .sum();
    if (quantity < additions.confirmed() || quantity > additions.requested()) {
      found.add("%s has %d after %s".formatted(line, quantity, additions));
    }
  }

  private void checkDeadLetters(List<String> poison, List<String> found) {
    List<String> left = new ArrayList<>(placedDead.bodies());
    poison.forEach(message -> {
      if (!left.remove(message)) {
        found.add("the invalid message is not in the dead-letter queue: " + message);
      }
    });
    left.addAll(paidDead.bodies());
    left.forEach(message -> found.add("dead letter: " + message));
  }
}
