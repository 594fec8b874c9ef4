package com.cloudcart.shipment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
  @Test
  void order_id_has_at_most_128_characters() {
    String longest = "Az0._~-x".repeat(16);

    assertThat(new OrderId(longest)).hasToString(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(longest + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a#b", "ada@example.com", ".", ".."})
  void order_id_with_an_unsafe_character_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(value));
  }
}
