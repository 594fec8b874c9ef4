package com.cloudcart.contracttests.simulation;

import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an observer who sees everything has written down, and what was wrong at once. */
final class Ledger {
  private final Scheduler scheduler;
  private final InMemoryOrders table;
  private final Map<SimulatedProcess, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, Set<String>> announced = new HashMap<>();
  private final Map<String, String> firstTrackingIds = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private int orderIds;

  Ledger(Scheduler scheduler, InMemoryOrders table) {
    this.scheduler = scheduler;
    this.table = table;
  }

  void started(SimulatedProcess process, Attempt attempt) {
    attempts.put(process, attempt);
  }

  /** The id source of the order service. */
  OrderId newOrderId() {
    orderIds++;
    OrderId id = new OrderId("o" + orderIds);
    Attempt attempt = attempts.get(scheduler.running());
    if (attempt != null) {
      attempt.opens(id.value());
    }
    return id;
  }

  /** The store has answered, or not answered, whether it accepted the order of this process. */
  void doubts(boolean doubt) {
    Attempt attempt = attempts.get(scheduler.running());
    if (attempt != null) {
      attempt.isDoubtful(doubt);
    }
  }

  /** An answer leaves the function. */
  void answered(SimulatedProcess process, Answer answer) {
    Attempt attempt = attempts.get(process);
    if (attempt != null) {
      attempt.isAnswered(answer, scheduler.now());
    }
    if (answer.status() == 201) {
      String orderId = answer.json().path("orderId").asText();
      if (find(orderId).filter(Order::isAccepted).isEmpty()) {
        violations.add("201 without an accepted order: " + orderId);
      }
    }
  }

  /** A message reaches its queue. */
  void sent(String queue, String body) {
    String orderId = orderIdOf(body);
    announced.computeIfAbsent(queue, any -> new HashSet<>()).add(orderId);
    Optional<Order> order = find(orderId);
    boolean justified =
        queue.equals(Shop.ORDER_PLACED)
            ? order.filter(Order::isAccepted).isPresent()
            : order.filter(Ledger::isPaid).isPresent();
    if (!justified) {
      violations.add(queue + " got " + orderId + ", which is " + order.map(Order::status));
    }
  }

  /** An order is shipped for the first time. */
  void shipped(String orderId, String trackingId) {
    firstTrackingIds.putIfAbsent(orderId, trackingId);
  }

  void violated(String what) {
    violations.add(what);
  }

  String orderIdOf(String body) {
    try {
      JsonNode event = ContractMapper.parse(body);
      return event.path("orderId").asText();
    } catch (MalformedJson e) {
      return "no event";
    }
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts.values());
  }

  boolean wasAnnounced(String queue, String orderId) {
    return announced.getOrDefault(queue, Set.of()).contains(orderId);
  }

  Optional<String> firstTrackingId(String orderId) {
    return Optional.ofNullable(firstTrackingIds.get(orderId));
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  private Optional<Order> find(String orderId) {
    return table.find(new OrderId(orderId));
  }

  private static boolean isPaid(Order order) {
    return order.status() == OrderStatus.PAID || order.status() == OrderStatus.SHIPPED;
  }
}
