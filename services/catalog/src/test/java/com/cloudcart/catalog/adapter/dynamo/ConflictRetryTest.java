package com.cloudcart.catalog.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.Throttled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
  private final List<Duration> waits = new ArrayList<>();
  private final ConflictRetry retry = new ConflictRetry(waits::add);

  @Test
  void an_outcome_is_not_repeated() {
    assertThat(retry.run(doneAfter(0))).isEqualTo("done");
    assertThat(waits).isEmpty();
  }

  @Test
  void a_conflict_is_repeated_until_it_passes() {
    assertThat(retry.run(doneAfter(5))).isEqualTo("done");
    assertThat(waits).hasSize(5).allMatch(wait -> wait.toMillis() <= 320);
  }

  @Test
  void a_conflict_that_stays_is_throttled_within_three_seconds() {
    AtomicInteger writes = new AtomicInteger();

    assertThatExceptionOfType(Throttled.class)
        .isThrownBy(() -> retry.run(() -> conflict(writes)))
        .satisfies(throttled -> assertThat(throttled.retryAfterSeconds()).isEqualTo(1));
    assertThat(writes).hasValue(12);
    assertThat(waits.stream().mapToLong(Duration::toMillis).sum()).isLessThan(3500);
  }

  private static Optional<String> conflict(AtomicInteger writes) {
    writes.incrementAndGet();
    return Optional.empty();
  }

  private static Supplier<Optional<String>> doneAfter(int conflicts) {
    AtomicInteger calls = new AtomicInteger();
    return () -> calls.getAndIncrement() < conflicts ? Optional.empty() : Optional.of("done");
  }
}
