package com.cloudcart.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "3f6b0c2e-41c5-4b0e-9a55-6d1f0a5b7c11", "A.z_0~-"})
  void an_id_keeps_its_characters(String value) {
    assertThat(new ProductId(value).toString()).isEqualTo(value);
    assertThat(new ReservationId(value).toString()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "ä", "a\n", "user@example.com", ".", ".."})
  void an_id_has_no_other_characters(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(value));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReservationId(value));
  }

  @Test
  void an_id_has_at_most_128_characters() {
    assertThat(new ProductId("x".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId("x".repeat(129)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "12.50", "12.500", "1250e-2"})
  void one_amount_is_one_money_however_it_is_written(String amount) {
    assertThat(Money.of(amount)).isEqualTo(Money.of("12.50")).hasToString("12.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001", "12.345", "1000000000.01", "1e10"})
  void money_is_not_negative_nor_finer_than_cents_nor_beyond_its_limit(String amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount));
  }

  @Test
  void money_may_be_nothing_or_a_cent_or_a_billion() {
    assertThat(new Money(BigDecimal.ZERO)).hasToString("0.00");
    assertThat(Money.of("0.01")).hasToString("0.01");
    assertThat(Money.of("1e9")).hasToString("1000000000.00");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void a_quantity_is_from_one_to_a_million(int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void a_quantity_may_be_one_or_a_million(int value) {
    assertThat(new Quantity(value)).hasToString(Integer.toString(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_000_000})
  void a_stock_may_be_nothing_or_a_billion(int value) {
    assertThat(new Stock(value)).hasToString(Integer.toString(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_000_001})
  void a_stock_is_from_nothing_to_a_billion(int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Stock(value));
  }

  @Test
  void a_stock_covers_what_it_has_and_takes_up_what_fits() {
    Stock stock = new Stock(Stock.MAX - 2);
    assertThat(stock.hasRoomFor(new Quantity(2))).isTrue();
    assertThat(stock.hasRoomFor(new Quantity(3))).isFalse();
    assertThat(new Stock(2).covers(new Quantity(2))).isTrue();
    assertThat(new Stock(2).covers(new Quantity(3))).isFalse();
  }

  @Test
  void a_title_has_something_to_read_in_at_most_200_characters() {
    assertThat(new Title("\uD83D\uDE00".repeat(200)).value()).hasSize(400);
    assertThat(new Title("x")).hasToString("x");
    assertThatIllegalArgumentException().isThrownBy(() -> new Title(" \t\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Title("x".repeat(201)));
  }

  @Test
  void a_change_keeps_when_a_product_came_and_has_whole_milliseconds() {
    Product mug = ProductMother.mug(3);
    Product changed = mug.with(new Stock(2), Instant.parse("2026-11-24T00:00:00.123456Z"));
    assertThat(changed.revision().createdAt()).isEqualTo(mug.revision().createdAt());
    assertThat(changed.revision().updatedAt()).isEqualTo(Instant.parse("2026-11-24T00:00:00.123Z"));
  }
}
