package com.cloudcart.shipment.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.domain.Turn;
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

  /** Stores an order in a state before SHIPPED, as the other services would. */
  void given(OrderId orderId, String status);

  @Test
  default void a_paid_order_is_shipped() {
    OrderId order = someOrder();
    given(order, "PAID");

    assertThat(orders().ship(order, ONE, NOW)).isEqualTo(new Shipping.Shipped(ONE, Turn.FIRST));
  }

  @Test
  default void a_shipped_order_keeps_its_first_tracking_id() {
    OrderId order = someOrder();
    given(order, "PAID");
    orders().ship(order, ONE, NOW);

    assertThat(orders().ship(order, TWO, NOW.plusSeconds(60)))
        .isEqualTo(new Shipping.Shipped(ONE, Turn.REPEATED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESERVING", "RELEASING", "PENDING", "FAILED"})
  default void an_order_that_is_not_paid_is_not_shipped(String status) {
    OrderId order = someOrder();
    given(order, status);

    orders().ship(order, ONE, NOW);

    assertThat(orders().ship(order, TWO, NOW)).isEqualTo(new Shipping.NotPaid(status));
  }

  @Test
  default void an_order_that_is_not_there_is_not_made() {
    OrderId nobodys = someOrder();

    orders().ship(nobodys, ONE, NOW);

    assertThat(orders().ship(nobodys, TWO, NOW)).isEqualTo(new Shipping.Unknown());
  }

  @Test
  default void of_many_at_once_one_gives_the_tracking_id() throws Exception {
    OrderId order = someOrder();
    given(order, "PAID");
    List<Callable<Shipping>> crowd =
        IntStream.range(0, 8)
            .<Callable<Shipping>>mapToObj(
                i -> () -> orders().ship(order, TrackingId.of("0000000" + i), NOW))
            .toList();

    List<Future<Shipping>> outcomes;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      outcomes = threads.invokeAll(crowd);
    }

    List<Shipping.Shipped> shipped =
        outcomes.stream().map(Future::resultNow).map(Shipping.Shipped.class::cast).toList();
    assertThat(shipped).extracting(Shipping.Shipped::turn).containsOnlyOnce(Turn.FIRST);
    assertThat(shipped).extracting(Shipping.Shipped::trackingId).containsOnly(first(shipped));
  }

  private static TrackingId first(List<Shipping.Shipped> shipped) {
    return shipped.stream()
        .filter(each -> each.turn() == Turn.FIRST)
        .map(Shipping.Shipped::trackingId)
        .findFirst()
        .orElseThrow();
  }

  private static OrderId someOrder() {
    return new OrderId(UUID.randomUUID().toString());
  }
}
