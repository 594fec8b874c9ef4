package com.cloudcart.catalog.adapter.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.port.StockAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
  private static final StockAttempt DONE = new StockAttempt.Done(ProductMother.mug(1));

  private final List<Duration> waits = new ArrayList<>();
  private final ConflictRetry retry = new ConflictRetry(waits::add);

  @Test
  void an_outcome_is_not_repeated() {
    assertThat(retry.run(doneAfter(0))).isEqualTo(DONE);
    assertThat(waits).isEmpty();
  }

  @Test
  void a_conflict_is_repeated_until_it_passes() {
    assertThat(retry.run(doneAfter(5))).isEqualTo(DONE);
    assertThat(waits).hasSize(5).allMatch(wait -> wait.toMillis() <= 320);
  }

  @Test
  void a_conflict_that_stays_is_given_up_within_three_seconds() {
    assertThat(retry.run(StockAttempt.Contended::new)).isEqualTo(new StockAttempt.Contended());
    assertThat(waits.stream().mapToLong(Duration::toMillis).sum()).isLessThan(3500);
  }

  private static Supplier<StockAttempt> doneAfter(int conflicts) {
    AtomicInteger calls = new AtomicInteger();
    return () -> calls.getAndIncrement() < conflicts ? new StockAttempt.Contended() : DONE;
  }
}
