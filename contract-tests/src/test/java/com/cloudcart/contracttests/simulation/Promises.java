package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.contracttests.simulation.Attempt.Line;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether every answer that a shopper got was true. */
final class Promises {
  private final Shop shop;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, String> bodies = new HashMap<>();

  Promises(Shop shop) {
    this.shop = shop;
  }

  /** The answers that were not true. */
  List<String> broken() {
    for (Attempt attempt : shop.ledger.attempts()) {
      attempt.answer().ifPresent(answer -> check(attempt, answer));
    }
    return List.copyOf(broken);
  }

  private void check(Attempt attempt, Answer answer) {
    switch (answer.status()) {
      case 201 -> checkCreated(attempt, answer);
      case 409 -> {
        checkNothingLeft(attempt, answer);
        checkReasons(attempt, answer);
      }
      case 422 -> {
        checkNothingLeft(attempt, answer);
        require(
            othersWithKey(attempt).anyMatch(other -> !isSame(other, attempt)),
            attempt,
            "is refused for another request, which there is not");
      }
      case 429, 503 -> checkNothingLeft(attempt, answer);
      default -> broken.add(attempt + " is answered " + answer.status() + " " + answer.body());
    }
  }

  private void checkCreated(Attempt attempt, Answer answer) {
    String id = answer.json().path("orderId").asText();
    Optional<Order> order = shop.table.find(new OrderId(id));
    require(
        order.filter(stored -> matches(stored, attempt)).isPresent(),
        attempt,
        "is answered with " + id + ", which is " + order);
    if (attempt.orderIds().contains(id)) {
      attempt.request().lines().forEach(line -> checkPrice(attempt, line));
    }
    boolean replayed = answer.header("Idempotent-Replayed").equals("true");
    require(
        replayed != attempt.orderIds().contains(id),
        attempt,
        "replayed " + replayed + " for " + id);
    String key = attempt.request().key();
    String name = key.isEmpty() ? id : attempt.request().userId() + "#" + key;
    String first = bodies.putIfAbsent(name, answer.body());
    require(
        first == null || first.equals(answer.body()),
        attempt,
        "had two answers: " + first + " and " + answer.body());
  }

  private void checkPrice(Attempt attempt, Line line) {
    require(
        shop.records.was(
            new ProductId(line.productId()),
            attempt.start(),
            attempt.end(),
            level -> level.price().compareTo(line.price()) == 0),
        attempt,
        "is accepted at the price of " + line);
  }

  private static boolean matches(Order order, Attempt attempt) {
    Map<String, Integer> ordered = new LinkedHashMap<>();
    order.lines().lines().forEach(line -> ordered.put(line.productId().value(), line.quantity()));
    BigDecimal total =
        attempt.request().lines().stream()
            .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return order.userId().value().equals(attempt.request().userId())
        && ordered.equals(attempt.request().quantities())
        && order.total().amount().compareTo(total) == 0;
  }

  /**
   * One promise cannot be kept: when the store neither answers the acceptance nor the questions
   * after it, nobody knows. With a key, the next request gets the order; the auditor checks that.
   */
  private void checkNothingLeft(Attempt attempt, Answer answer) {
    if (attempt.isDoubtful() && answer.status() == 503) {
      return;
    }
    for (String id : attempt.orderIds()) {
      require(
          shop.table.find(new OrderId(id)).isEmpty(),
          attempt,
          "is answered " + answer.status() + " but its order exists");
    }
  }

  private void checkReasons(Attempt attempt, Answer answer) {
    if (Auditor.isInProgress(answer)) {
      require(
          othersWithKey(attempt).anyMatch(other -> mayStillRun(other, attempt)),
          attempt,
          "waits for nobody");
      return;
    }
    for (JsonNode item : answer.json().path("items")) {
      require(isTrue(attempt, item), attempt, "is refused because of " + item);
    }
    for (JsonNode item : answer.json().path("priceChanges")) {
      require(isTrue(attempt, item), attempt, "is refused because of " + item);
    }
  }

  private boolean isTrue(Attempt attempt, JsonNode item) {
    ProductId product = new ProductId(item.path("productId").asText());
    return item.has("current")
        ? shop.records.was(
            product,
            attempt.start(),
            attempt.end(),
            level -> level.price().compareTo(item.path("current").decimalValue()) == 0)
        : shop.records.was(
                product,
                attempt.start(),
                attempt.end(),
                level -> level.stock() == item.path("available").asInt())
            && item.path("available").asInt() < item.path("requested").asInt();
  }

  /** An attempt that was refused has given its key back before it answered. */
  private static boolean mayStillRun(Attempt other, Attempt attempt) {
    return !other.end().isBefore(attempt.start())
        || other.answer().filter(given -> given.status() != 503 && given.status() != 429).isEmpty();
  }

  private Stream<Attempt> othersWithKey(Attempt attempt) {
    return shop.ledger.attempts().stream()
        .filter(other -> other != attempt && !other.start().isAfter(attempt.end()))
        .filter(other -> other.request().userId().equals(attempt.request().userId()))
        .filter(other -> other.request().key().equals(attempt.request().key()));
  }

  private static boolean isSame(Attempt one, Attempt other) {
    return one.request().quantities().equals(other.request().quantities())
        && one.request().lines().equals(other.request().lines());
  }

  private void require(boolean holds, Attempt attempt, String what) {
    if (!holds) {
      broken.add(attempt + " " + what);
    }
  }
}
