package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.chaos.Attempt.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the answers of {@code POST /orders} agree with the orders in the table. */
final class Promises {
  private final Map<String, StoredOrder> orders;
  private final Map<String, List<Attempt>> byScope;
  private final Predicate<String> isDoubtful;
  private final List<String> broken = new ArrayList<>();

  /**
   * @param isDoubtful whether the order function may not know if the order with this id is accepted
   */
  Promises(List<StoredOrder> orders, List<Attempt> attempts, Predicate<String> isDoubtful) {
    this.orders = new HashMap<>();
    orders.forEach(order -> this.orders.put(order.orderId(), order));
    this.byScope = attempts.stream().collect(Collectors.groupingBy(a -> a.request().scope()));
    this.isDoubtful = isDoubtful;
  }

  /** The answers that were not true. */
  List<String> broken() {
    byScope.values().forEach(attempts -> attempts.forEach(this::checkAnswer));
    byScope.values().stream()
        .filter(attempts -> !attempts.getFirst().request().key().isEmpty())
        .forEach(this::checkKey);
    orders.values().stream()
        .filter(order -> !isExplained(order))
        .forEach(order -> broken.add("no answer allows the order " + order));
    return List.copyOf(broken);
  }

  private void checkAnswer(Attempt attempt) {
    switch (attempt.status()) {
      case 201 -> checkAccepted(attempt);
      case 409 -> checkReasons(attempt);
      case 422 ->
          require(
              attemptsLike(attempt).stream().anyMatch(other -> differs(other, attempt)),
              attempt + ", but no other request has this key");
      case 0, 429, 502, 503, 504 -> {
        // Whether such an answer left an order is checked for each order.
      }
      default -> broken.add(attempt.toString());
    }
  }

  private void checkAccepted(Attempt attempt) {
    Request request = attempt.request();
    StoredOrder order = orders.get(attempt.orderId());
    if (order == null) {
      broken.add(attempt + ", but there is no such order");
      return;
    }
    require(
        order.scope().equals(request.scope()) && order.quantities().equals(request.quantities()),
        attempt + ", but the order is " + order);
    require(
        attempt
                .answer()
                .orElseThrow()
                .json()
                .path("totalAmount")
                .decimalValue()
                .compareTo(request.total())
            == 0,
        attempt + ", which has another total than " + request.total());
  }

  /** Nobody changes a price or adds stock, so a refusal can be judged from its own fields. */
  private void checkReasons(Attempt attempt) {
    JsonNode answer = attempt.answer().orElseThrow().json();
    for (String list : List.of("items", "priceChanges")) {
      for (JsonNode item : answer.path(list)) {
        require(
            item.has("current")
                ? !item.path("current").equals(item.path("submitted"))
                : item.path("available").asInt() < item.path("requested").asInt(),
            attempt + ", which is not true");
      }
    }
  }

  /** A key has one order, one answer byte for byte, and one request that placed it. */
  private void checkKey(List<Attempt> attempts) {
    List<Attempt> accepted = attempts.stream().filter(Attempt::isAccepted).toList();
    require(
        accepted.stream().map(Attempt::body).distinct().count() <= 1,
        "two answers for one key: " + accepted);
    require(
        accepted.stream().filter(attempt -> !attempt.isReplayed()).count() <= 1,
        "one key placed two orders: " + accepted);
  }

  /** An order exists only where an answer says so or leaves it open. */
  private boolean isExplained(StoredOrder order) {
    return byScope.getOrDefault(order.scope(), List.of()).stream()
        .filter(attempt -> attempt.request().quantities().equals(order.quantities()))
        .anyMatch(attempt ->
            attempt.isUnknown()
                || (attempt.isAccepted() && attempt.orderId().equals(order.orderId()))
                || (attempt.status() == 503 && isDoubtful.test(order.orderId())));
  }

  private List<Attempt> attemptsLike(Attempt attempt) {
    return byScope.getOrDefault(attempt.request().scope(), List.of());
  }

  private static boolean differs(Attempt one, Attempt other) {
    return !one.request().lines().equals(other.request().lines());
  }

  private void require(boolean holds, String violation) {
    if (!holds) {
      broken.add(violation);
    }
  }
}
