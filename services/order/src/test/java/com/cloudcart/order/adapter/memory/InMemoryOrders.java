package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.Progress;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Acceptance;
import com.cloudcart.order.port.Claim;
import com.cloudcart.order.port.Fencing;
import com.cloudcart.order.port.Opening;
import com.cloudcart.order.port.OrderPage;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Overdue;
import com.cloudcart.order.port.PagePosition;
import com.cloudcart.order.port.Terms;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Orders and request keys in two maps; each method is a transaction. */
public final class InMemoryOrders implements Orders {
  private static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing((Order order) -> order.placement().createdAt())
          .thenComparing(order -> order.orderId().value())
          .reversed();

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<OrderId, Instant> waitingSince = new HashMap<>();
  private final Map<RequestKey, Held> claims = new HashMap<>();

  private record Held(Claim claim, Instant expiresAt) {}

  @Override
  public synchronized Opening open(Order reserving, Terms terms) {
    if (orders.containsKey(reserving.orderId())) {
      return new Opening.Opened();
    }
    RequestKey key = reserving.placement().key();
    if (key instanceof RequestKey.Named) {
      Held held = claims.get(key);
      if (held != null && held.expiresAt().isAfter(terms.now())) {
        return new Opening.KeyInUse(held.claim());
      }
      Claim claim =
          new Claim.Running(reserving.orderId(), reserving.fingerprint(), terms.leaseUntil());
      claims.put(key, new Held(claim, terms.expiresAt()));
    }
    orders.put(reserving.orderId(), reserving);
    waitingSince.put(reserving.orderId(), reserving.placement().createdAt());
    return new Opening.Opened();
  }

  @Override
  public synchronized Acceptance accept(Order pending, String answer) {
    Order stored = orders.get(pending.orderId());
    RequestKey key = pending.placement().key();
    if (stored != null && stored.isAccepted()) {
      return Acceptance.ACCEPTED;
    }
    if (stored == null || stored.status() != OrderStatus.RESERVING) {
      return Acceptance.LOST;
    }
    if (key instanceof RequestKey.Named) {
      if (!owns(pending, key)) {
        return Acceptance.LOST;
      }
      Claim answered = new Claim.Answered(pending.orderId(), pending.fingerprint(), answer);
      claims.computeIfPresent(key, (same, held) -> new Held(answered, held.expiresAt()));
    }
    orders.put(pending.orderId(), pending);
    waitingSince.put(pending.orderId(), pending.progress().updatedAt());
    return Acceptance.ACCEPTED;
  }

  @Override
  public synchronized Fencing fence(Order order) {
    Order stored = orders.get(order.orderId());
    if (stored == null) {
      return Fencing.GONE;
    }
    if (stored.isAccepted()) {
      return Fencing.ACCEPTED;
    }
    Progress before = stored.progress();
    Progress releasing =
        new Progress(OrderStatus.RELEASING, before.updatedAt(), before.history(), before.ending());
    orders.put(
        stored.orderId(),
        new Order(stored.orderId(), stored.placement(), stored.lines(), releasing));
    free(order);
    return Fencing.FENCED;
  }

  @Override
  public synchronized void drop(Order order) {
    Order stored = orders.get(order.orderId());
    if (stored != null && stored.isAccepted()) {
      throw new IllegalStateException("an accepted order is never dropped: " + order.orderId());
    }
    orders.remove(order.orderId());
    waitingSince.remove(order.orderId());
    free(order);
  }

  @Override
  public synchronized Optional<Order> find(OrderId orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  @Override
  public synchronized OrderPage newestFirst(UserId userId, int limit, PagePosition from) {
    List<Order> found =
        orders.values().stream()
            .filter(order -> order.isAccepted() && order.belongsTo(userId))
            .filter(behind(from))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    return new OrderPage(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
  }

  @Override
  public synchronized List<OrderId> overdue(Overdue ages, int limit) {
    return waitingSince.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(limitOf(entry.getKey(), ages)))
        .sorted(Map.Entry.comparingByValue())
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void postpone(OrderId orderId, Instant since) {
    waitingSince.computeIfPresent(orderId, (id, before) -> since);
  }

  /** What payment does when it takes an order up: recovery need not care any more. */
  public synchronized void takeUp(OrderId orderId) {
    waitingSince.remove(orderId);
  }

  /** Puts an order in as if another service had brought it there. */
  public synchronized void put(Order order) {
    orders.put(order.orderId(), order);
  }

  /** Forgets an order but not its request key, as a process that dies between the two does. */
  public synchronized void lose(OrderId orderId) {
    orders.remove(orderId);
    waitingSince.remove(orderId);
  }

  /** Every order in any state. */
  public synchronized Collection<Order> all() {
    return List.copyOf(orders.values());
  }

  /** How many orders wait for something. */
  public synchronized int openCount() {
    return waitingSince.size();
  }

  /** How many keys are held by attempts that are not accepted. */
  public synchronized long runningClaims() {
    return claims.values().stream().filter(h -> h.claim() instanceof Claim.Running).count();
  }

  private Instant limitOf(OrderId orderId, Overdue ages) {
    return Stream.ofNullable(orders.get(orderId)).anyMatch(Order::isAccepted)
        ? ages.pendingBefore()
        : ages.reservingBefore();
  }

  private void free(Order order) {
    RequestKey key = order.placement().key();
    Held held = claims.get(key);
    if (held != null && held.claim() instanceof Claim.Running && owns(order, key)) {
      claims.remove(key);
    }
  }

  private boolean owns(Order order, RequestKey key) {
    Held held = claims.get(key);
    return held != null && held.claim().owner().equals(order.orderId());
  }

  private static Predicate<Order> behind(PagePosition from) {
    return switch (from) {
      case PagePosition.Start start -> order -> true;
      case PagePosition.After(Instant createdAt, OrderId orderId) ->
          order -> {
            int byTime = order.placement().createdAt().compareTo(createdAt);
            int byId = order.orderId().value().compareTo(orderId.value());
            return byTime < 0 || (byTime == 0 && byId < 0);
          };
    };
  }
}
