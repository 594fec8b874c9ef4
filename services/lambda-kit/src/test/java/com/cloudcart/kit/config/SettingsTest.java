package com.cloudcart.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Settings settings =
      new Settings(Map.of("TABLE", "Orders", "EMPTY", " ", "LEASE", "3", "RATE", "0.25"));

  @Test
  void reads_what_is_set_and_falls_back_for_the_rest() {
    assertThat(settings.text("TABLE")).isEqualTo("Orders");
    assertThat(settings.text("EMPTY", "default")).isEqualTo("default");
    assertThat(settings.seconds("LEASE", 30)).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.seconds("ABSENT", 30)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.decimal("RATE", BigDecimal.ONE)).isEqualByComparingTo("0.25");
  }

  @Test
  void error_names_the_variable_that_is_missing_or_invalid() {
    assertThatIllegalStateException()
        .isThrownBy(() -> settings.text("QUEUE_URL"))
        .withMessageContaining("QUEUE_URL is not set");
    assertThatIllegalStateException()
        .isThrownBy(() -> settings.seconds("TABLE", 1))
        .withMessageContaining("TABLE is not a whole number");
    assertThatIllegalStateException()
        .isThrownBy(() -> settings.decimal("TABLE", BigDecimal.ONE))
        .withMessageContaining("TABLE is not a decimal number");
  }
}
