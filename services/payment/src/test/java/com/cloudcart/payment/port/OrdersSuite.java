package com.cloudcart.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.Turn;
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

  /** Stores an order as the order service would. */
  void given(Order order, String status);

  @Test
  default void an_approved_payment_makes_a_pending_order_paid() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    Settlement settlement = orders().settle(order.orderId(), new Payment.Approved(NOW));

    assertThat(settlement).isEqualTo(new Settlement.Paid(order, NOW, Turn.FIRST));
  }

  @Test
  default void a_declined_payment_makes_a_pending_order_failed() {
    Order order = OrderMother.order();
    given(order, "PENDING");

    Settlement settlement = orders().settle(order.orderId(), new Payment.Declined(NOW, "no"));

    assertThat(settlement).isEqualTo(new Settlement.Declined(order, Turn.FIRST));
  }

  @Test
  default void a_paid_order_stays_paid_since_the_first_time() {
    Order order = OrderMother.order();
    given(order, "PENDING");
    orders().settle(order.orderId(), new Payment.Approved(NOW));

    Settlement settlement = orders().settle(order.orderId(), new Payment.Declined(LATER, "no"));

    assertThat(settlement).isEqualTo(new Settlement.Paid(order, NOW, Turn.REPEATED));
  }

  @Test
  default void a_failed_order_stays_failed() {
    Order order = OrderMother.order();
    given(order, "PENDING");
    orders().settle(order.orderId(), new Payment.Declined(NOW, "no"));

    Settlement settlement = orders().settle(order.orderId(), new Payment.Approved(LATER));

    assertThat(settlement).isEqualTo(new Settlement.Declined(order, Turn.REPEATED));
  }

  @Test
  default void a_shipped_order_is_left_alone() {
    Order order = OrderMother.order();
    given(order, "SHIPPED");

    assertThat(orders().settle(order.orderId(), new Payment.Approved(NOW)))
        .isEqualTo(new Settlement.Shipped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESERVING", "RELEASING"})
  default void an_order_that_is_not_accepted_is_not_settled(String status) {
    Order order = OrderMother.order();
    given(order, status);

    assertThat(orders().settle(order.orderId(), new Payment.Approved(NOW)))
        .isEqualTo(new Settlement.NotAccepted(status));
  }

  @Test
  default void an_order_that_is_not_there_is_not_made() {
    OrderId nobodys = OrderMother.order().orderId();

    orders().settle(nobodys, new Payment.Approved(NOW));

    assertThat(orders().settle(nobodys, new Payment.Approved(LATER)))
        .isEqualTo(new Settlement.Unknown());
  }

  @Test
  default void of_many_at_once_one_is_the_first() throws Exception {
    Order order = OrderMother.order();
    given(order, "PENDING");
    Callable<Settlement> settle = () -> orders().settle(order.orderId(), new Payment.Approved(NOW));

    List<Future<Settlement>> settlements;
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      settlements = crowd.invokeAll(IntStream.range(0, 8).mapToObj(i -> settle).toList());
    }

    assertThat(settlements)
        .extracting(Future::get)
        .containsOnlyOnce(new Settlement.Paid(order, NOW, Turn.FIRST))
        .filteredOn(new Settlement.Paid(order, NOW, Turn.REPEATED)::equals)
        .hasSize(7);
  }
}
