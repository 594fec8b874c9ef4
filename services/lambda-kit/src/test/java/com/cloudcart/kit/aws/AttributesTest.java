package com.cloudcart.kit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
  @ParameterizedTest
  @CsvSource({"12.50, 12.5", "100.00, 100", "1E+2, 100", "0.00, 0", "0.07, 0.07"})
  void number_is_written_in_the_form_that_dynamodb_stores(BigDecimal value, String stored) {
    assertThat(Attributes.number(value).n()).isEqualTo(stored);
  }
}
