package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Attempt.Request;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Endings;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Role;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Repeats the request of every key when all faults have ended: each key has a final answer. */
final class Auditor {
  private final Shop shop;
  private final Gateway gateway;

  Auditor(Shop shop) {
    this.shop = shop;
    this.gateway = new Gateway(shop);
  }

  /** Starts the requests; their answers are judged with all others. */
  void repeatAllKeys() {
    Map<String, String> acceptedIds = new HashMap<>();
    for (Order order : shop.table.all()) {
      if (order.isAccepted()
          && order.placement().key() instanceof IdempotencyKey.Named(String key)) {
        acceptedIds.put(key, order.orderId().value());
      }
    }
    Map<String, Request> requests = new LinkedHashMap<>();
    for (Attempt attempt : shop.ledger.attempts()) {
      Request request = attempt.request();
      String key = request.userId() + "#" + request.key();
      String accepted = acceptedIds.get(key);
      boolean right = accepted == null || attempt.orderIds().contains(accepted);
      if (!request.key().isEmpty() && right) {
        requests.putIfAbsent(key, request);
      }
    }
    requests.forEach((key, request) -> start(request, acceptedIds.getOrDefault(key, "")));
  }

  private void start(Request request, String acceptedId) {
    String name = "auditor-" + request.userId() + "-" + request.key();
    Endings endings = new Endings(e -> shop.ledger.violated(name + " failed: " + e), () -> {});
    Role role = new Role(name, Duration.ZERO, Set.of());
    Runnable work =
        () ->
            gateway
                .place(request)
                .ifPresentOrElse(
                    answer -> judge(name, answer, acceptedId),
                    () -> shop.ledger.violated(name + " got no answer"));
    shop.scheduler.start(new SimulatedProcess(shop.scheduler, role, work, endings));
  }

  private void judge(String name, Answer answer, String acceptedId) {
    boolean replayed = answer.header("Idempotent-Replayed").equals("true");
    boolean right =
        acceptedId.isEmpty()
            ? !replayed && !isInProgress(answer) && answer.status() != 422
            : replayed && answer.json().path("orderId").asText().equals(acceptedId);
    if (!right) {
      shop.ledger.violated(
          "%s for %s: %d %s".formatted(name, acceptedId, answer.status(), answer.body()));
    }
  }

  static boolean isInProgress(Answer answer) {
    return answer.status() == 409 && answer.body().contains("in progress");
  }
}
