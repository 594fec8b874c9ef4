package com.cloudcart.contracttests.simulation;

import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request to place an order that has reached the function, and what became of it. */
final class Attempt {
  private final Request request;
  private final Instant start;
  private final List<String> orderIds = new ArrayList<>();
  private Optional<Answer> answer = Optional.empty();
  private Instant end;
  private boolean doubtful;

  Attempt(Request request, Instant start) {
    this.request = request;
    this.start = start;
    this.end = start;
  }

  /** What a shopper wants. The key is empty for none. */
  record Request(String userId, String key, List<Line> lines) {
    Request {
      lines = List.copyOf(lines);
    }

    String body() {
      return "{\"userId\":\"%s\",\"items\":[%s]}"
          .formatted(userId, lines.stream().map(Line::json).collect(Collectors.joining(",")));
    }

    /** The quantity of each product, which two requests with the same meaning share. */
    Map<String, Integer> quantities() {
      Map<String, Integer> quantities = new LinkedHashMap<>();
      lines.forEach(line -> quantities.merge(line.productId(), line.quantity(), Integer::sum));
      return quantities;
    }
  }

  /** A line as it is submitted. */
  record Line(String productId, int quantity, BigDecimal price) {
    private String json() {
      return "{\"productId\":\"%s\",\"quantity\":%d,\"price\":%s}"
          .formatted(productId, quantity, price.toPlainString());
    }
  }

  void opens(String orderId) {
    orderIds.add(orderId);
  }

  void isAnswered(Answer given, Instant at) {
    answer = Optional.of(given);
    end = at;
  }

  /** Whether the store has left it open if it accepted the order. */
  void isDoubtful(boolean doubt) {
    doubtful = doubt;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  Request request() {
    return request;
  }

  Instant start() {
    return start;
  }

  Instant end() {
    return end;
  }

  /** The ids that the attempt made; it may have stored an order with each. */
  List<String> orderIds() {
    return List.copyOf(orderIds);
  }

  /** Empty when the process died. */
  Optional<Answer> answer() {
    return answer;
  }

  @Override
  public String toString() {
    return request.userId() + " key=" + request.key() + " " + orderIds;
  }
}
