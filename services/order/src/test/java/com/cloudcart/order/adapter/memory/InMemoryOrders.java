package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Progress;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.AcceptResult;
import com.cloudcart.order.port.Orders.Claim;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.Orders.FenceResult;
import com.cloudcart.order.port.Orders.OpenResult;
import com.cloudcart.order.port.Orders.OverdueSince;
import com.cloudcart.order.port.Orders.Page;
import com.cloudcart.order.port.Orders.PagePosition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Orders and idempotency keys in two maps. Each method is a transaction. */
public final class InMemoryOrders implements Orders {
  private static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparing((Order order) -> order.placement().createdAt())
          .thenComparing(order -> order.orderId().value())
          .reversed();

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<OrderId, Instant> waitingSince = new HashMap<>();
  private final Map<IdempotencyKey, Held> claims = new HashMap<>();

  private record Held(Claim claim, Instant expiresAt) {}

  @Override
  public synchronized OpenResult open(Order reserving, ClaimTimes times) {
    if (orders.containsKey(reserving.orderId())) {
      return new OpenResult.Opened();
    }
    IdempotencyKey key = reserving.placement().key();
    if (key instanceof IdempotencyKey.Named) {
      Held held = claims.get(key);
      if (held != null && held.expiresAt().isAfter(times.now())) {
        return new OpenResult.KeyInUse(held.claim());
      }
      Claim claim =
          new Claim.Running(reserving.orderId(), reserving.fingerprint(), times.leaseUntil());
      claims.put(key, new Held(claim, times.expiresAt()));
    }
    orders.put(reserving.orderId(), reserving);
    waitingSince.put(reserving.orderId(), reserving.placement().createdAt());
    return new OpenResult.Opened();
  }

  @Override
  public synchronized AcceptResult accept(Order pending, String answer) {
    Order stored = orders.get(pending.orderId());
    IdempotencyKey key = pending.placement().key();
    if (stored != null && stored.isAccepted()) {
      return AcceptResult.ACCEPTED;
    }
    if (stored == null || stored.status() != OrderStatus.RESERVING) {
      return AcceptResult.LOST;
    }
    if (key instanceof IdempotencyKey.Named) {
      if (!owns(pending, key)) {
        return AcceptResult.LOST;
      }
      Claim answered = new Claim.Answered(pending.orderId(), pending.fingerprint(), answer);
      claims.computeIfPresent(key, (same, held) -> new Held(answered, held.expiresAt()));
    }
    orders.put(pending.orderId(), pending);
    waitingSince.put(pending.orderId(), pending.progress().updatedAt());
    return AcceptResult.ACCEPTED;
  }

  @Override
  public synchronized FenceResult fence(Order order) {
    Order stored = orders.get(order.orderId());
    if (stored == null) {
      return FenceResult.GONE;
    }
    if (stored.isAccepted()) {
      return FenceResult.ACCEPTED;
    }
    Progress before = stored.progress();
    Progress releasing =
        new Progress(OrderStatus.RELEASING, before.updatedAt(), before.history(), before.ending());
    orders.put(
        stored.orderId(),
        new Order(stored.orderId(), stored.placement(), stored.lines(), releasing));
    free(order);
    return FenceResult.FENCED;
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
  public synchronized Page newestFirst(UserId userId, int limit, PagePosition from) {
    List<Order> found =
        orders.values().stream()
            .filter(order -> order.isAccepted() && order.belongsTo(userId))
            .filter(behind(from))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
  }

  @Override
  public synchronized List<OrderId> overdue(OverdueSince since, int limit) {
    return waitingSince.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(limitOf(entry.getKey(), since)))
        .sorted(Map.Entry.comparingByValue())
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void postpone(OrderId orderId, Instant since) {
    waitingSince.computeIfPresent(orderId, (id, before) -> since);
  }

  /** Marks an order as processed by payment, so that recovery no longer finds it. */
  public synchronized void markProcessed(OrderId orderId) {
    waitingSince.remove(orderId);
  }

  /** Stores an order as another service would have changed it. */
  public synchronized void put(Order order) {
    orders.put(order.orderId(), order);
  }

  /** Deletes an order but not its idempotency key. */
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

  private Instant limitOf(OrderId orderId, OverdueSince since) {
    return Stream.ofNullable(orders.get(orderId)).anyMatch(Order::isAccepted)
        ? since.pending()
        : since.reserving();
  }

  private void free(Order order) {
    IdempotencyKey key = order.placement().key();
    Held held = claims.get(key);
    if (held != null && held.claim() instanceof Claim.Running && owns(order, key)) {
      claims.remove(key);
    }
  }

  private boolean owns(Order order, IdempotencyKey key) {
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
