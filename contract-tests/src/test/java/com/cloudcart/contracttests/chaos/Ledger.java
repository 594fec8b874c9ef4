package com.cloudcart.contracttests.chaos;

import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the shoppers asked for and what they were told. Thread-safe. */
final class Ledger {
  private static final Set<Integer> NO_VIEW = Set.of(429, 502, 503, 504);

  private final List<Attempt> attempts = new ArrayList<>();
  private final Set<String> accepted = new HashSet<>();
  private final Map<CartLine, Additions> carts = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** A product in a shopper's cart. */
  record CartLine(String userId, String productId) {}

  /** How often a shopper asked for one more, and how often the answer said that it was added. */
  record Additions(int requested, int confirmed) {}

  synchronized void attempted(Attempt attempt) {
    attempts.add(attempt);
    if (attempt.isAccepted()) {
      accepted.add(attempt.orderId());
    }
  }

  /** An order that was accepted is shown to its owner, unless the shop cannot answer. */
  synchronized void looked(String orderId, Answer answer) {
    if (answer.status() != 200 && !NO_VIEW.contains(answer.status())) {
      violations.add("order %s is accepted but a look at it got %s".formatted(orderId, answer));
    }
  }

  synchronized void addedToCart(String userId, String productId, Optional<Answer> confirmation) {
    carts.merge(
        new CartLine(userId, productId),
        new Additions(1, confirmation.isPresent() ? 1 : 0),
        (one, other) ->
            new Additions(
                one.requested() + other.requested(), one.confirmed() + other.confirmed()));
  }

  synchronized void violated(String what) {
    violations.add(what);
  }

  synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  synchronized Map<CartLine, Additions> carts() {
    return Map.copyOf(carts);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** The orders that at least one answer has accepted. */
  synchronized int orders() {
    return accepted.size();
  }

  @Override
  public synchronized String toString() {
    long unanswered = attempts.stream().filter(Attempt::isUnknown).count();
    return "%d orders, %d requests, %d without a known outcome"
        .formatted(accepted.size(), attempts.size(), unanswered);
  }
}
