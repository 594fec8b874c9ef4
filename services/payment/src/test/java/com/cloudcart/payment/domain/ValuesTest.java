package com.cloudcart.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @Test
  void money_has_two_decimals_also_when_it_is_given_without() {
    assertThat(Money.of("5")).isEqualTo(Money.of("5.00")).hasToString("5.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001"})
  void money_is_not_negative_and_has_no_fraction_of_a_cent(String amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", ".", ".."})
  void id_with_an_unsafe_character_is_refused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(id));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(id));
  }

  @Test
  void order_without_lines_and_line_without_quantity_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Order(new OrderId("o"), new UserId("u"), List.of(), Money.of("0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderLine(new ProductId("p"), 0, Money.of("1")));
  }

  @Test
  void money_may_be_zero_or_one_cent() {
    assertThat(Money.of("0")).hasToString("0.00");
    assertThat(Money.of("0.01")).hasToString("0.01");
  }

  @Test
  void quantity_of_a_line_may_be_1() {
    assertThat(new OrderLine(new ProductId("p"), 1, Money.of("1")).quantity()).isEqualTo(1);
  }

  @Test
  void id_has_at_most_128_characters() {
    String longest = "x".repeat(128);

    assertThat(new OrderId(longest)).hasToString(longest);
    assertThat(new ProductId(longest)).hasToString(longest);
    assertThat(new UserId(longest)).hasToString(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(longest + "x"));
  }

  @Test
  void only_a_user_id_may_have_an_at_sign() {
    assertThat(new UserId("ada@example.com")).hasToString("ada@example.com");
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId("ada@example.com"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId("ada@example.com"));
  }
}
