package com.cloudcart.shipment.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.Orders.Shipping;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Orders} promises. */
public interface OrdersSuite {

  Instant NOW = TestTime.now();

  TrackingId ONE = TrackingId.of("00000001");
  TrackingId TWO = TrackingId.of("00000002");

  /** The implementation under test. */
  Orders orders();

  /** Stores an order with a status that another service writes. */
  void given(OrderId orderId, String status);

  @Test
  default void paid_order_is_shipped() {
    OrderId order = someOrder();
    given(order, "PAID");

    assertThat(orders().ship(order, ONE, NOW)).isEqualTo(new Shipping.Shipped(ONE, Delivery.FIRST));
  }

  @Test
  default void shipped_order_keeps_its_first_tracking_id() {
    OrderId order = someOrder();
    given(order, "PAID");
    orders().ship(order, ONE, NOW);

    assertThat(orders().ship(order, TWO, NOW.plusSeconds(60)))
        .isEqualTo(new Shipping.Shipped(ONE, Delivery.REPEATED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESERVING", "RELEASING", "PENDING", "FAILED"})
  default void order_that_is_not_paid_is_not_shipped(String status) {
    OrderId order = someOrder();
    given(order, status);

    orders().ship(order, ONE, NOW);

    assertThat(orders().ship(order, TWO, NOW)).isEqualTo(new Shipping.NotPaid(status));
  }

  @Test
  default void unknown_order_is_not_created() {
    OrderId unknown = someOrder();

    orders().ship(unknown, ONE, NOW);

    assertThat(orders().ship(unknown, TWO, NOW)).isEqualTo(new Shipping.Unknown());
  }

  @Test
  default void one_of_many_concurrent_shipments_sets_the_tracking_id() throws Exception {
    OrderId order = someOrder();
    given(order, "PAID");
    List<Callable<Shipping>> calls =
        IntStream.range(0, 8)
            .<Callable<Shipping>>mapToObj(
                i -> () -> orders().ship(order, TrackingId.of("0000000" + i), NOW))
            .toList();

    List<Future<Shipping>> outcomes;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      outcomes = threads.invokeAll(calls);
    }

    List<Shipping.Shipped> shipped =
        outcomes.stream().map(Future::resultNow).map(Shipping.Shipped.class::cast).toList();
    assertThat(shipped).extracting(Shipping.Shipped::delivery).containsOnlyOnce(Delivery.FIRST);
    assertThat(shipped).extracting(Shipping.Shipped::trackingId).containsOnly(first(shipped));
  }

  private static TrackingId first(List<Shipping.Shipped> shipped) {
    return shipped.stream()
        .filter(each -> each.delivery() == Delivery.FIRST)
        .map(Shipping.Shipped::trackingId)
        .findFirst()
        .orElseThrow();
  }

  private static OrderId someOrder() {
    return new OrderId(UUID.randomUUID().toString());
  }
}
