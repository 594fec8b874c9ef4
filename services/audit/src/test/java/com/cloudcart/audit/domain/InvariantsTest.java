package com.cloudcart.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvariantsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final SoundShop shop = new SoundShop(NOW);

  @Test
  void sound_shop_has_no_violations() {
    assertThat(violations()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("planted")
  void each_planted_violation_is_found_alone(Consumer<SoundShop> plant, Violation expected) {
    plant.accept(shop);

    assertThat(violations()).containsExactly(expected);
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        planted(
            shop -> shop.removeOrder("paid"),
            line("stock held for no order", "paid", "2 held, but there is no such order")),
        planted(
            shop -> shop.removeLines("paid"),
            line("stock held for no line", "paid", "2 held, but the order has no such line")),
        planted(
            shop -> shop.reserveTea("paid"),
            new Violation(
                "stock held for no line", "paid", "tea", "1 held, but the order has no such line")),
        planted(
            shop -> shop.updated("just-failed", HOUR),
            line("stock held for a failed order", "just-failed", "2 held")),
        planted(
            shop -> shop.forgetReservation("pending"),
            line("stock not held", "pending", "0 held, 2 ordered")),
        planted(shop -> shop.release("paid"), line("stock not held", "paid", "0 held, 2 ordered")),
        planted(
            shop -> shop.reserve("shipped", 1),
            line("stock not held", "shipped", "1 held, 2 ordered")),
        planted(
            shop -> shop.updated("reserving", HOUR),
            order("order not ended", "reserving", "RESERVING since 2026-01-02T02:04:05Z")),
        planted(
            shop -> shop.updated("pending", HOUR),
            order("order not ended", "pending", "PENDING since 2026-01-02T02:04:05Z")),
        planted(
            shop -> shop.updated("paid", HOUR),
            order("order not ended", "paid", "PAID since 2026-01-02T02:04:05Z")),
        planted(
            shop -> shop.waitForRecovery("paid"),
            order("order still waits for recovery", "paid", "PAID, and in the recovery index")),
        planted(
            shop -> shop.removeTrackingId("shipped"),
            order("order without a tracking id", "shipped", "SHIPPED")),
        planted(
            shop -> shop.total("paid", new BigDecimal(24)),
            order("wrong total", "paid", "24, its lines have 25")),
        planted(
            shop -> shop.answerWith("reserving"),
            order(
                "answer without an order",
                "reserving",
                "its key answers with an order that is not accepted")),
        planted(
            shop -> shop.answerWith("releasing"),
            order(
                "answer without an order",
                "releasing",
                "its key answers with an order that is not accepted")),
        planted(
            shop -> shop.answerWith("gone"),
            order(
                "answer without an order",
                "gone",
                "its key answers with an order that is not accepted")),
        planted(
            shop -> shop.key("failed", "ann#k", HOUR),
            order("two orders of one key", "failed", "the other one is shipped")),
        planted(shop -> shop.stock("-1"), new Violation("impossible stock", "", "mug", "-1")),
        planted(shop -> shop.stock("0.5"), new Violation("impossible stock", "", "mug", "0.5")));
  }

  private static Arguments planted(Consumer<SoundShop> plant, Violation expected) {
    return arguments(plant, expected);
  }

  private static Violation order(String rule, String order, String difference) {
    return new Violation(rule, order, "", difference);
  }

  private static Violation line(String rule, String order, String difference) {
    return new Violation(rule, order, "mug", difference);
  }

  @Test
  void order_may_be_in_progress_until_it_has_settled() {
    shop.updated("paid", TEN_MINUTES);
    shop.updated("just-failed", TEN_MINUTES);

    assertThat(violations()).isEmpty();
  }

  @Test
  void reservation_of_a_year_may_be_deleted() {
    shop.forgetReservation("shipped");
    shop.updated("shipped", Duration.ofDays(364));

    assertThat(violations()).isEmpty();
  }

  @Test
  void key_may_be_used_again_after_a_day() {
    shop.key("failed", "bob#k", Duration.ofHours(26));
    shop.key("paid", "bob#k", Duration.ofHours(2));

    assertThat(violations()).isEmpty();
  }

  @Test
  void key_of_an_order_that_is_not_accepted_may_be_used_for_another_one() {
    shop.key("reserving", "ann#k", HOUR);

    assertThat(violations()).isEmpty();
  }

  @Test
  void whole_stock_is_possible_however_it_is_written() {
    shop.stock("30.0");

    assertThat(violations()).isEmpty();
  }

  private Set<Violation> violations() {
    return Invariants.violations(shop.snapshot(), shop.moment());
  }
}
