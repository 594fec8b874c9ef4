package com.cloudcart.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.adapter.memory.InMemoryOrderEvents;
import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.adapter.memory.InMemoryStockReservations;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.Trace;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A shop with mugs and tea, in memory: what stays the same whichever process comes and goes. */
final class Shop {
  static final UserId ANN = new UserId("ann@example.com");
  static final UserId BOB = new UserId("bob");
  static final ProductId MUG = new ProductId("mug");
  static final ProductId TEA = new ProductId("tea");
  static final int MUGS = 40;
  static final int TEAS = 7;
  static final Duration LEASE = Duration.ofSeconds(30);
  static final RecoverOrders.Ages AGES =
      new RecoverOrders.Ages(Duration.ofMinutes(2), Duration.ofSeconds(60));

  final TestClock clock = new TestClock();
  final InMemoryOrders orders = new InMemoryOrders();
  final InMemoryStockReservations stock =
      new InMemoryStockReservations().with(MUG, money("12.50"), MUGS).with(TEA, money("3"), TEAS);
  final InMemoryOrderEvents events = new InMemoryOrderEvents();
  private final AtomicInteger lastId = new AtomicInteger();

  static Money money(String amount) {
    return new Money(new BigDecimal(amount));
  }

  static OrderLine mugs(int quantity) {
    return new OrderLine(MUG, quantity, money("12.50"));
  }

  static OrderLine teas(int quantity) {
    return new OrderLine(TEA, quantity, money("3.00"));
  }

  static PlaceOrder.Command annWants(OrderLine... lines) {
    return new PlaceOrder.Command(ANN, new RequestKey.None(), List.of(lines), "corr-1");
  }

  static PlaceOrder.Command annWantsWithKey(String key, OrderLine... lines) {
    return new PlaceOrder.Command(ANN, RequestKey.Named.of(ANN, key), List.of(lines), "corr-1");
  }

  PlaceOrder placeOrder() {
    return placeOrder(orders, stock, events);
  }

  PlaceOrder placeOrder(Orders orders, StockReservations stock, OrderEvents events) {
    return new PlaceOrder(
        orders,
        stock,
        events,
        new PlaceOrder.Setting(
            clock,
            () -> new OrderId("order-" + lastId.incrementAndGet()),
            order -> order.orderId() + " for " + order.total(),
            Limits.withLease(LEASE)));
  }

  RecoverOrders recovery() {
    return recovery(orders, stock, events);
  }

  RecoverOrders recovery(Orders orders, StockReservations stock, OrderEvents events) {
    return new RecoverOrders(
        orders,
        new AbandonOrder(orders, stock),
        events,
        new RecoverOrders.Setting(
            clock,
            new NoTrace(),
            AGES,
            new RecoverOrders.Bounds(25, Duration.ofSeconds(35), Duration.ofSeconds(8))));
  }

  List<Order> accepted() {
    return orders.all().stream().filter(Order::isAccepted).toList();
  }

  /** Every piece that is gone from the shelf belongs to an order that somebody can see. */
  void assertStockMatchesOrders() {
    assertThat(MUGS - stock.stockOf(MUG)).as("mugs gone").isEqualTo(sold(MUG));
    assertThat(TEAS - stock.stockOf(TEA)).as("teas gone").isEqualTo(sold(TEA));
  }

  /** Nothing waits for anything: no order is half made, no key is held for nothing. */
  void assertNothingHalfDone() {
    assertThat(accepted()).as("visible orders").hasSameSizeAs(orders.all());
    assertThat(orders.runningClaims()).as("keys held").isZero();
    assertStockMatchesOrders();
  }

  private int sold(ProductId product) {
    return accepted().stream()
        .filter(order -> order.status() != OrderStatus.FAILED)
        .flatMap(order -> order.lines().lines().stream())
        .filter(line -> line.productId().equals(product))
        .mapToInt(OrderLine::quantity)
        .sum();
  }

  /** Work in memory leaves no trace. */
  static final class NoTrace implements Trace {
    @Override
    public <T> T inTheNameOf(Order order, Supplier<T> work) {
      return work.get();
    }
  }
}
