package com.cloudcart.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {
  private final RetryBackoff backoff = RetryBackoff.parse("5, 20", new Random());

  @RepeatedTest(50)
  void delay_grows_with_each_delivery_and_is_jittered_by_a_fifth() {
    assertThat(backoff.after(1)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(backoff.after(2)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
    assertThat(backoff.after(9)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
  }

  @Test
  void setting_that_is_not_a_list_of_seconds_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RetryBackoff.parse("5,", new Random()));
    assertThatIllegalArgumentException().isThrownBy(() -> RetryBackoff.parse("-5", new Random()));
  }
}
