package com.cloudcart.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Orders.Settlement;
import java.time.Instant;
import java.util.List;
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

  Instant LATER = NOW.plusSeconds(60);

  /** The implementation under test. */
  Orders orders();

  /** Stores an order as its service would. */
  void given(Order order, String status);

  @Test
  default void pending_order_becomes_paid_when_its_payment_is_approved() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    Settlement settlement = orders().settle(order.orderId(), new Payment.Approved(NOW));

    assertThat(settlement).isEqualTo(new Settlement.Paid(order, NOW, Delivery.FIRST));
  }

  @Test
  default void pending_order_becomes_failed_when_its_payment_is_declined() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    Settlement settlement = orders().settle(order.orderId(), new Payment.Declined(NOW, "no"));

    assertThat(settlement).isEqualTo(new Settlement.Declined(order, Delivery.FIRST));
  }

  @Test
  default void paid_order_keeps_its_state_and_its_time() {
    Order order = OrderMother.order();
    given(order, "PENDING");
    orders().settle(order.orderId(), new Payment.Approved(NOW));

    Settlement settlement = orders().settle(order.orderId(), new Payment.Declined(LATER, "no"));

    assertThat(settlement).isEqualTo(new Settlement.Paid(order, NOW, Delivery.REPEATED));
  }

  @Test
  default void failed_order_keeps_its_state() {
    Order order = OrderMother.order();
    given(order, "PENDING");
    orders().settle(order.orderId(), new Payment.Declined(NOW, "no"));

    Settlement settlement = orders().settle(order.orderId(), new Payment.Approved(LATER));

    assertThat(settlement).isEqualTo(new Settlement.Declined(order, Delivery.REPEATED));
  }

  @Test
  default void shipped_order_keeps_its_state() {
    Order order = OrderMother.order();
    given(order, "SHIPPED");

    assertThat(orders().settle(order.orderId(), new Payment.Approved(NOW)))
        .isEqualTo(new Settlement.Shipped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESERVING", "RELEASING"})
  default void order_that_is_not_accepted_is_not_settled(String status) {
    Order order = OrderMother.order();
    given(order, status);

    assertThat(orders().settle(order.orderId(), new Payment.Approved(NOW)))
        .isEqualTo(new Settlement.NotAccepted(status));
  }

  @Test
  default void unknown_order_is_not_created() {
    OrderId unknown = OrderMother.order().orderId();

    orders().settle(unknown, new Payment.Approved(NOW));

    assertThat(orders().settle(unknown, new Payment.Approved(LATER)))
        .isEqualTo(new Settlement.Unknown());
  }

  @Test
  default void one_of_many_concurrent_settlements_is_the_first() throws Exception {
    Order order = OrderMother.order();
    given(order, "PENDING");
    Callable<Settlement> settle = () -> orders().settle(order.orderId(), new Payment.Approved(NOW));

    List<Future<Settlement>> settlements;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      settlements = threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> settle).toList());
    }

    assertThat(settlements)
        .extracting(Future::get)
        .containsOnlyOnce(new Settlement.Paid(order, NOW, Delivery.FIRST))
        .filteredOn(new Settlement.Paid(order, NOW, Delivery.REPEATED)::equals)
        .hasSize(7);
  }
}
