package com.cloudcart.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.payment.adapter.memory.InMemoryOrders;
import com.cloudcart.payment.adapter.memory.InMemoryStock;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.Turn;
import com.cloudcart.payment.port.CatalogUnavailable;
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
  private final List<String> told = new ArrayList<>();
  private final Order order = OrderMother.order("o-1");

  private Payment payment = new Payment.Approved(NOON);
  private boolean queueAway;

  @BeforeEach
  void placed() {
    orders.put(order, "PENDING");
  }

  @Test
  void tells_shipment_when_the_order_is_paid() {
    Result result = take();

    assertThat(result).isEqualTo(new Result.Paid(Turn.FIRST));
    assertThat(told).containsExactly("o-1 paid at 2026-11-23T12:00:00Z");
    assertThat(stock.givenBack("mug")).isZero();
  }

  @Test
  void tells_shipment_again_when_the_event_comes_again() {
    take();
    payment = new Payment.Approved(NOON.plusSeconds(60));

    Result result = take();

    assertThat(result).isEqualTo(new Result.Paid(Turn.REPEATED));
    assertThat(told)
        .containsExactly("o-1 paid at 2026-11-23T12:00:00Z", "o-1 paid at 2026-11-23T12:00:00Z");
  }

  @Test
  void tells_shipment_on_the_next_try_when_the_queue_was_away() {
    queueAway = true;
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::take);
    queueAway = false;

    take();

    assertThat(told).hasSize(1);
  }

  @Test
  void gives_the_stock_of_every_line_back_when_payment_is_declined() {
    payment = new Payment.Declined(NOON, "no");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Declined(Turn.FIRST));
    assertThat(stock.givenBack("mug")).isEqualTo(2);
    assertThat(stock.givenBack("bowl")).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void gives_back_the_rest_on_the_next_try_when_the_catalog_was_away() {
    payment = new Payment.Declined(NOON, "no");
    stock.goAwayFor("bowl");
    assertThatExceptionOfType(CatalogUnavailable.class).isThrownBy(this::take);
    stock.goAwayFor("");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Declined(Turn.REPEATED));
    assertThat(stock.givenBack("mug")).isEqualTo(2);
    assertThat(stock.givenBack("bowl")).isEqualTo(1);
  }

  @Test
  void has_nothing_to_do_for_an_order_that_is_shipped() {
    orders.put(order, "SHIPPED");

    Result result = take();

    assertThat(result).isEqualTo(new Result.Shipped());
    assertThat(told).isEmpty();
  }

  @Test
  void is_not_ready_for_an_order_whose_saga_still_runs() {
    orders.put(order, "RESERVING");

    Result result = take();

    assertThat(result).isEqualTo(new Result.NotReady("its status is RESERVING"));
    assertThat(told).isEmpty();
    assertThat(stock.givenBack("mug")).isZero();
  }

  @Test
  void is_not_ready_for_an_order_that_is_not_there() {
    Result result = takePayment().take(OrderMother.order("o-2").orderId());

    assertThat(result).isEqualTo(new Result.NotReady("there is no such order"));
  }

  private Result take() {
    return takePayment().take(order.orderId());
  }

  private TakePayment takePayment() {
    return new TakePayment(orders, orderId -> payment, stock, this::tell);
  }

  private void tell(Order paid, Instant paidAt) {
    if (queueAway) {
      throw new IllegalStateException("queue is away");
    }
    told.add(paid.orderId() + " paid at " + paidAt);
  }
}
