package com.cloudcart.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5.00", "5.000", "0.5e1"})
  void equal_amounts_are_equal_in_every_spelling(String spelling) {
    assertThat(new Money(new BigDecimal(spelling))).hasToString("5.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001", "1e-9"})
  void negative_amount_or_third_decimal_is_refused(String amount) {
    assertThatThrownBy(() -> new Money(new BigDecimal(amount)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void amount_may_be_zero() {
    assertThat(new Money(BigDecimal.ZERO)).hasToString("0.00");
  }

  @Test
  void amounts_are_added_and_multiplied_exactly() {
    Money tenth = new Money(new BigDecimal("0.1"));

    assertThat(tenth.plus(tenth).plus(tenth)).hasToString("0.30");
    assertThat(new Money(new BigDecimal("999999999.99")).times(1_000_000))
        .hasToString("999999999990000.00");
  }
}
