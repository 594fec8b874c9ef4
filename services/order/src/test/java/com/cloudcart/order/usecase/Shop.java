package com.cloudcart.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.adapter.memory.InMemoryOrderEvents;
import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.adapter.memory.InMemoryStockReservations;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop with mugs and tea, in memory. It outlives the processes that a test kills. */
final class Shop {
  static final UserId ANN = new UserId("ann@example.com");
  static final UserId BOB = new UserId("bob");
  static final ProductId MUG = new ProductId("mug");
  static final ProductId TEA = new ProductId("tea");
  static final int MUGS = 40;
  static final int TEAS = 7;
  static final Duration LEASE = Duration.ofSeconds(30);
  static final RecoverOrders.Limits RECOVERY_LIMITS =
      new RecoverOrders.Limits(
          Duration.ofMinutes(2), Duration.ofSeconds(60), 25, Duration.ofSeconds(35));

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
    return new PlaceOrder.Command(ANN, new IdempotencyKey.None(), List.of(lines), "corr-1");
  }

  static PlaceOrder.Command annWantsWithKey(String key, OrderLine... lines) {
    return new PlaceOrder.Command(ANN, IdempotencyKey.Named.of(ANN, key), List.of(lines), "corr-1");
  }

  PlaceOrder placeOrder() {
    return placeOrder(orders, stock, events);
  }

  PlaceOrder placeOrder(Orders orders, StockReservations stock, OrderEvents events) {
    OrderFactory factory =
        new OrderFactory(() -> new OrderId("order-" + lastId.incrementAndGet()), clock);
    AbandonOrder abandonOrder = new AbandonOrder(orders, stock);
    return new PlaceOrder(
        new OpenOrder(factory, orders, abandonOrder, TimeLimits.withLease(LEASE)),
        stock,
        new AcceptOrder(orders, events, order -> order.orderId() + " for " + order.total(), clock),
        abandonOrder);
  }

  RecoverOrders recovery() {
    return recovery(orders, stock, events);
  }

  RecoverOrders recovery(Orders orders, StockReservations stock, OrderEvents events) {
    RecoverOrder recoverOrder = recoverOrder(orders, stock, events);
    return new RecoverOrders(orders, recoverOrder::handle, clock, RECOVERY_LIMITS);
  }

  RecoverOrder recoverOrder() {
    return recoverOrder(orders, stock, events);
  }

  private RecoverOrder recoverOrder(Orders orders, StockReservations stock, OrderEvents events) {
    return new RecoverOrder(new AbandonOrder(orders, stock), events, clock, Duration.ofSeconds(8));
  }

  List<Order> accepted() {
    return orders.all().stream().filter(Order::isAccepted).toList();
  }

  /** All stock that is gone belongs to orders that a shopper can see. */
  void assertStockMatchesOrders() {
    assertThat(MUGS - stock.stockOf(MUG)).as("mugs gone").isEqualTo(sold(MUG));
    assertThat(TEAS - stock.stockOf(TEA)).as("teas gone").isEqualTo(sold(TEA));
  }

  /** No order is incomplete and no key is claimed by an attempt that has ended. */
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
}
