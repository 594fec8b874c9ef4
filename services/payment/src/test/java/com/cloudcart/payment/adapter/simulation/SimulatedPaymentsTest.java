package com.cloudcart.payment.adapter.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPaymentsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0.8, 7800, 8200", "1, 10000, 10000"})
  void share_of_approved_orders_is_the_success_rate(BigDecimal rate, int least, int most) {
    var payments = new SimulatedPayments(rate, NOON);

    long approved =
        IntStream.range(0, 10_000)
            .mapToObj(i -> payments.take(new OrderId("order-" + i)))
            .filter(Payment.Approved.class::isInstance)
            .count();

    assertThat(approved).isBetween((long) least, (long) most);
  }

  @Test
  void decision_about_an_order_is_the_same_in_every_process() {
    var first = new SimulatedPayments(new BigDecimal("0.5"), NOON);
    var second = new SimulatedPayments(new BigDecimal("0.50"), NOON);

    assertThat(IntStream.range(0, 100).mapToObj(i -> new OrderId("o-" + i)))
        .allSatisfy(orderId -> assertThat(first.take(orderId)).isEqualTo(second.take(orderId)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1"})
  void success_rate_below_0_or_above_1_is_refused(BigDecimal rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedPayments(rate, NOON));
  }
}
