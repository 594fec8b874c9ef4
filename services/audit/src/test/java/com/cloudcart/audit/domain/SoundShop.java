package com.cloudcart.audit.domain;

import com.cloudcart.audit.domain.Invariants.Moment;
import com.cloudcart.audit.domain.Order.Line;
import com.cloudcart.audit.domain.Order.Placement;
import com.cloudcart.audit.domain.Order.Progress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The records of a sound shop, with orders in every status; a test may break them. */
public final class SoundShop {
  private static final ProductId MUG = new ProductId("mug");
  private static final Line TWO_MUGS = new Line(MUG, 2, new BigDecimal("12.5"));
  private static final BigDecimal TOTAL = new BigDecimal(25);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private final Instant now;
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, Reservation> reservations = new HashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private BigDecimal stock = BigDecimal.ZERO;

  public SoundShop(Instant now) {
    this.now = now;
    put("shipped", OrderStatus.SHIPPED, HOUR);
    put("failed", OrderStatus.FAILED, HOUR);
    put("reserving", OrderStatus.RESERVING, JUST_NOW);
    put("releasing", OrderStatus.RELEASING, JUST_NOW);
    put("pending", OrderStatus.PENDING, JUST_NOW);
    put("paid", OrderStatus.PAID, JUST_NOW);
    put("just-failed", OrderStatus.FAILED, JUST_NOW);
    put("old", OrderStatus.SHIPPED, Duration.ofDays(400));
    put("key-used-again", OrderStatus.SHIPPED, HOUR);
    key("shipped", "ann#k", Duration.ofHours(2));
    key("key-used-again", "ann#k", Duration.ofHours(-23));
    List.of("shipped", "reserving", "pending", "paid", "just-failed", "key-used-again")
        .forEach(order -> reserve(order, 2));
    release("failed");
    release("undone");
    claims.add(new Claim(new OrderId("shipped"), true));
    claims.add(new Claim(new OrderId("reserving"), false));
  }

  public Snapshot snapshot() {
    Map<OrderId, Order> byId = new HashMap<>();
    orders.values().forEach(order -> byId.put(order.id(), order));
    return new Snapshot(byId, List.copyOf(reservations.values()), claims, Map.of(MUG, stock));
  }

  Moment moment() {
    return new Moment(now, now.minus(Duration.ofMinutes(10)));
  }

  public void removeOrder(String order) {
    orders.remove(order);
  }

  void removeLines(String order) {
    placement(order, p -> new Placement(p.idempotencyKey(), p.createdAt(), List.of(), TOTAL));
    total(order, BigDecimal.ZERO);
  }

  void total(String order, BigDecimal total) {
    placement(order, p -> new Placement(p.idempotencyKey(), p.createdAt(), p.lines(), total));
  }

  void key(String order, String key, Duration createdAgo) {
    Instant createdAt = now.minus(createdAgo);
    placement(order, p -> new Placement(key, createdAt, p.lines(), p.totalAmount()));
  }

  void updated(String order, Duration ago) {
    Instant at = now.minus(ago);
    progress(order, p -> new Progress(p.status(), at, p.waitsForRecovery(), p.trackingId()));
  }

  void waitForRecovery(String order) {
    progress(order, p -> new Progress(p.status(), p.updatedAt(), true, p.trackingId()));
  }

  void removeTrackingId(String order) {
    progress(order, p -> new Progress(p.status(), p.updatedAt(), p.waitsForRecovery(), ""));
  }

  void reserve(String order, int quantity) {
    reservations.put(order, new Reservation(new OrderId(order), MUG, quantity, true));
  }

  void reserveTea(String order) {
    ProductId tea = new ProductId("tea");
    reservations.put(order + " tea", new Reservation(new OrderId(order), tea, 1, true));
  }

  void release(String order) {
    reservations.put(order, new Reservation(new OrderId(order), MUG, 2, false));
  }

  public void forgetReservation(String order) {
    reservations.remove(order);
  }

  void answerWith(String order) {
    claims.add(new Claim(new OrderId(order), true));
  }

  public void stock(String amount) {
    stock = new BigDecimal(amount);
  }

  private void put(String id, OrderStatus status, Duration updatedAgo) {
    Placement placement =
        new Placement("", now.minus(updatedAgo).minus(HOUR), List.of(TWO_MUGS), TOTAL);
    boolean open =
        Set.of(OrderStatus.RESERVING, OrderStatus.RELEASING, OrderStatus.PENDING).contains(status);
    String trackingId = status == OrderStatus.SHIPPED ? "TRK-" + id : "";
    Progress progress = new Progress(status, now.minus(updatedAgo), open, trackingId);
    orders.put(id, new Order(new OrderId(id), placement, progress));
  }

  private void placement(String id, UnaryOperator<Placement> change) {
    orders.computeIfPresent(
        id, (key, o) -> new Order(o.id(), change.apply(o.placement()), o.progress()));
  }

  private void progress(String id, UnaryOperator<Progress> change) {
    orders.computeIfPresent(
        id, (key, o) -> new Order(o.id(), o.placement(), change.apply(o.progress())));
  }
}
