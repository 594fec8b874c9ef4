package com.cloudcart.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.cloudcart.audit.domain.Snapshot;
import com.cloudcart.audit.domain.Snapshot.Counts;
import com.cloudcart.audit.domain.SoundShop;
import com.cloudcart.audit.domain.Violation;
import com.cloudcart.audit.usecase.AuditShop.Command;
import com.cloudcart.audit.usecase.AuditShop.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditShopTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SoundShop first = new SoundShop(NOW);
  private final SoundShop second = new SoundShop(NOW);
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void sound_shop_is_read_twice_with_a_pause_and_has_no_violations() {
    Result result = audit(TEN_MINUTES);

    assertThat(result).isEqualTo(new Result(new Counts(9, 8, 2, 1), List.of()));
    assertThat(pauses).containsExactly(PAUSE);
  }

  @Test
  void violation_that_both_passes_see_is_reported() {
    first.forgetReservation("pending");
    second.forgetReservation("pending");

    assertThat(audit(TEN_MINUTES).violations())
        .containsExactly(new Violation("stock not held", "pending", "mug", "0 held, 2 ordered"));
  }

  @Test
  void violation_that_only_one_pass_sees_is_not_reported() {
    first.forgetReservation("pending");
    second.forgetReservation("paid");

    assertThat(audit(TEN_MINUTES).violations()).isEmpty();
  }

  @Test
  void violation_that_has_changed_between_the_passes_is_not_reported() {
    first.stock("-1");
    second.stock("-2");

    assertThat(audit(TEN_MINUTES).violations()).isEmpty();
  }

  @Test
  void violations_are_sorted_by_rule_and_order() {
    for (SoundShop shop : List.of(first, second)) {
      shop.forgetReservation("pending");
      shop.forgetReservation("paid");
      shop.stock("-1");
    }

    assertThat(audit(TEN_MINUTES).violations())
        .extracting(Violation::rule, Violation::orderId)
        .containsExactly(
            tuple("impossible stock", ""),
            tuple("stock not held", "paid"),
            tuple("stock not held", "pending"));
  }

  @Test
  void order_is_in_progress_only_as_long_as_the_operator_says() {
    assertThat(audit(Duration.ofSeconds(1)).violations())
        .extracting(Violation::rule, Violation::orderId)
        .contains(tuple("order not ended", "paid"));
  }

  @ParameterizedTest
  @CsvSource({"PT-1S, PT0S", "PT0S, PT-1S", "PT0S, PT1M0.001S"})
  void times_outside_their_limits_are_refused(Duration settledAfter, Duration betweenPasses) {
    assertThatThrownBy(() -> new Command(settledAfter, betweenPasses))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT0S", "PT240H, PT1M"})
  void times_at_their_limits_are_accepted(Duration settledAfter, Duration betweenPasses) {
    assertThat(new Command(settledAfter, betweenPasses).betweenPasses()).isEqualTo(betweenPasses);
  }

  private Result audit(Duration settledAfter) {
    Iterator<Snapshot> passes = List.of(first.snapshot(), second.snapshot()).iterator();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new AuditShop(passes::next, clock, pauses::add).handle(new Command(settledAfter, PAUSE));
  }
}
