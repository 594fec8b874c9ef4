package com.cloudcart.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @Test
  void money_has_two_decimals_however_it_was_spelled() {
    assertThat(Money.of("5")).isEqualTo(Money.of("5.00")).hasToString("5.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001"})
  void money_is_not_negative_and_has_no_fraction_of_a_cent(String amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b"})
  void ids_are_made_of_safe_characters(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(id));
  }

  @Test
  void an_order_has_lines_and_each_line_pieces() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Order(new OrderId("o"), new UserId("u"), List.of(), Money.of("0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderLine(new ProductId("p"), 0, Money.of("1")));
  }
}
