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
  void approves_the_given_share_of_orders(BigDecimal rate, int least, int most) {
    var payments = new SimulatedPayments(rate, NOON);

    long approved =
        IntStream.range(0, 10_000)
            .mapToObj(i -> payments.take(new OrderId("order-" + i)))
            .filter(Payment.Approved.class::isInstance)
            .count();

    assertThat(approved).isBetween((long) least, (long) most);
  }

  @Test
  void decides_the_same_for_the_same_order_in_every_process() {
    var one = new SimulatedPayments(new BigDecimal("0.5"), NOON);
    var other = new SimulatedPayments(new BigDecimal("0.50"), NOON);

    assertThat(IntStream.range(0, 100).mapToObj(i -> new OrderId("o-" + i)))
        .allSatisfy(orderId -> assertThat(one.take(orderId)).isEqualTo(other.take(orderId)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1"})
  void refuses_a_rate_that_is_no_share(BigDecimal rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedPayments(rate, NOON));
  }
}
