package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.endtoend.Shop.Line;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One request to place an order.
 *
 * @param answer empty when the connection ended without one
 */
record Attempt(Request request, Optional<Answer> answer) {
  /** The gateway's answers when it does not know what the function did. */
  private static final Set<Integer> UNKNOWN = Set.of(502, 504);

  /**
   * What a shopper wants.
   *
   * @param key empty for none
   */
  record Request(String userId, String key, List<Line> lines) {
    Request {
      lines = List.copyOf(lines);
    }

    /** The key as the order stores it; the user for requests without a key. */
    String scope() {
      return key.isEmpty() ? userId : userId + "#" + key;
    }

    /** Lines of one product are merged. */
    Map<String, Integer> quantities() {
      Map<String, Integer> quantities = new TreeMap<>();
      lines.forEach(line -> quantities.merge(line.productId(), line.quantity(), Integer::sum));
      return quantities;
    }

    BigDecimal total() {
      return lines.stream()
          .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  int status() {
    return answer.map(Answer::status).orElse(0);
  }

  /** Whether the shopper cannot know if there is an order. */
  boolean isUnknown() {
    return answer.isEmpty() || UNKNOWN.contains(status());
  }

  boolean isAccepted() {
    return status() == 201;
  }

  boolean isInProgress() {
    return status() == 409 && body().contains("already in progress");
  }

  /** Whether the same request may succeed later. */
  boolean isWorthAnotherTry() {
    return isUnknown() || status() == 429 || status() == 503 || isInProgress();
  }

  boolean isReplayed() {
    return answer.map(given -> given.header("Idempotent-Replayed")).orElse("").equals("true");
  }

  /** The order of an accepted request. */
  String orderId() {
    return answer.orElseThrow().json().path("orderId").asText();
  }

  String body() {
    return answer.map(Answer::body).orElse("");
  }

  @Override
  public String toString() {
    return request.scope() + " got " + status() + " " + body();
  }
}
