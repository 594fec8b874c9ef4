package com.cloudcart.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.payment.adapter.memory.InMemoryOrders;
import com.cloudcart.payment.adapter.memory.InMemoryStock;
import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Orders.Settlement;
import com.cloudcart.payment.usecase.TakePayment.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakePaymentTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final InMemoryOrders orders = new InMemoryOrders();
  private final InMemoryStock stock = new InMemoryStock();
  private final List<String> sent = new ArrayList<>();
  private final Order order = OrderMother.order("o-1");

  private final List<Settlement> settlements = new ArrayList<>();

  private Payment payment = new Payment.Approved(NOON);
  private boolean queueUnavailable;

  @BeforeEach
  void order_is_pending() {
    orders.put(order, "PENDING");
  }

  @Test
  void event_is_sent_when_the_order_is_paid() {
    Result result = take();

    assertThat(result).isEqualTo(new Result.Paid(Delivery.FIRST));
    assertThat(sent).containsExactly("o-1 paid at 2026-11-23T12:00:00Z");
    assertThat(stock.released("mug")).isZero();
  }

  @Test
  void event_is_sent_again_when_the_order_is_delivered_again() {
    take();
    payment = new Payment.Approved(NOON.plusSeconds(60));

    Result result = take();

    assertThat(result).isEqualTo(new Result.Paid(Delivery.REPEATED));
    assertThat(sent)
        .containsExactly("o-1 paid at 2026-11-23T12:00:00Z", "o-1 paid at 2026-11-23T12:00:00Z");
  }

  @Test
  void event_is_sent_by_the_next_delivery_when_the_queue_was_unavailable() {
    queueUnavailable = true;
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::take);
    queueUnavailable = false;

    take();

    assertThat(sent).hasSize(1);
    assertThat(settlements)
        .containsExactly(
            new Settlement.Paid(order, NOON, Delivery.FIRST),
            new Settlement.Paid(order, NOON, Delivery.REPEATED));
  }

  @Test
  void stock_of_every_line_is_released_when_the_payment_is_declined() {
    payment = new Payment.Declined(NOON, "no");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Declined(Delivery.FIRST));
    assertThat(stock.released("mug")).isEqualTo(2);
    assertThat(stock.released("bowl")).isEqualTo(1);
    assertThat(sent).isEmpty();
  }

  @Test
  void remaining_stock_is_released_by_the_next_delivery_when_the_catalog_was_unavailable() {
    payment = new Payment.Declined(NOON, "no");
    stock.failFor("bowl");
    assertThatExceptionOfType(DependencyUnavailable.class).isThrownBy(this::take);
    stock.failFor("");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Declined(Delivery.REPEATED));
    assertThat(stock.released("mug")).isEqualTo(2);
    assertThat(stock.released("bowl")).isEqualTo(1);
  }

  @Test
  void shipped_order_is_left_as_it_is() {
    orders.put(order, "SHIPPED");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Shipped());
    assertThat(sent).isEmpty();
  }

  @Test
  void order_is_not_ready_while_its_saga_runs() {
    orders.put(order, "RESERVING");

    Result result = take();

    assertThat(result).isEqualTo(new Result.NotReady("its status is RESERVING"));
    assertThat(sent).isEmpty();
    assertThat(stock.released("mug")).isZero();
  }

  @Test
  void unknown_order_is_not_ready() {
    Result result = takePayment().handle(OrderMother.order("o-2").orderId(), settlements::add);

    assertThat(result).isEqualTo(new Result.NotReady("there is no such order"));
  }

  private Result take() {
    return takePayment().handle(order.orderId(), settlements::add);
  }

  private TakePayment takePayment() {
    return new TakePayment(orders, orderId -> payment, stock, this::send);
  }

  private void send(Order paid, Instant paidAt) {
    if (queueUnavailable) {
      throw new IllegalStateException("queue is unavailable");
    }
    sent.add(paid.orderId() + " paid at " + paidAt);
  }
}
