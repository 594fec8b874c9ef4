package com.cloudcart.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.Order.Progress;
import com.cloudcart.order.domain.Order.StatusChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:02:03.456Z");

  @Test
  void total_is_exact() {
    Order order = order("ann", line("mug", 3, "0.10"), line("tea", 1, "2.05"));

    assertThat(order.total()).hasToString("2.35");
  }

  @Test
  void history_starts_when_the_order_is_accepted() {
    Order reserving = order("ann", line("mug", 1, "1"));

    Order pending = reserving.accepted(Map.of(), NOW.plusSeconds(1));

    assertThat(reserving.progress().history()).isEmpty();
    assertThat(pending.progress().history())
        .containsExactly(new StatusChange(OrderStatus.PENDING, NOW.plusSeconds(1)));
    assertThat(pending.progress().updatedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(pending.placement().createdAt()).isEqualTo(NOW);
  }

  @Test
  void order_is_accepted_only_once() {
    Order pending = order("ann", line("mug", 1, "1")).accepted(Map.of(), NOW);

    assertThatThrownBy(() -> pending.accepted(Map.of(), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fingerprint_does_not_depend_on_order_split_or_spelling_of_the_lines() {
    Order one = order("ann", line("mug", 2, "1.50"), line("tea", 1, "3"));
    Order other =
        order("ann", line("tea", 1, "3.00"), line("mug", 1, "1.5"), line("mug", 1, "1.5"));

    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void fingerprint_depends_on_shopper_product_quantity_and_price() {
    assertThat(
            List.of(
                order("ann", line("mug", 2, "1.50")).fingerprint(),
                order("bob", line("mug", 2, "1.50")).fingerprint(),
                order("ann", line("cup", 2, "1.50")).fingerprint(),
                order("ann", line("mug", 3, "1.50")).fingerprint(),
                order("ann", line("mug", 2, "1.51")).fingerprint(),
                order("ann", line("mug", 2, "1.50"), line("tea", 1, "1")).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void order_has_from_one_to_fifty_lines() {
    assertThatThrownBy(() -> new OrderLines(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OrderLines(lines(51)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new OrderLines(lines(50)).lines()).hasSize(50);
  }

  @Test
  void order_has_one_line_per_product() {
    assertThatThrownBy(() -> new OrderLines(List.of(line("mug", 1, "1"), line("mug", 2, "1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lines_of_one_product_with_two_prices_are_not_merged() {
    assertThatThrownBy(() -> order("ann", line("mug", 1, "1"), line("mug", 1, "1.01")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quantity_of_a_product_is_limited_over_all_its_lines() {
    assertThat(OrderLines.violations(List.of(line("mug", 999_999, "1"), line("mug", 1, "1"))))
        .isEmpty();
    assertThat(OrderLines.violations(List.of(line("mug", 999_999, "1"), line("mug", 2, "1"))))
        .containsExactly("items[1].quantity: over 1000000 pieces of one product in all");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void quantity_of_a_line_may_be_from_one_to_a_million(int quantity) {
    assertThat(line("mug", quantity, "1").quantity()).isEqualTo(quantity);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void quantity_of_a_line_outside_its_limits_is_refused(int quantity) {
    assertThatThrownBy(() -> line("mug", quantity, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void line_has_a_title_after_the_catalog_gave_one() {
    OrderLine line = line("mug", 1, "1");

    assertThat(line.knownTitle()).isEmpty();
    assertThat(line.titled("Mug").knownTitle()).contains("Mug");
  }

  @Test
  void only_an_accepted_order_has_a_history() {
    List<StatusChange> history = List.of(new StatusChange(OrderStatus.PENDING, NOW));

    assertThatThrownBy(() -> new Progress(OrderStatus.PENDING, NOW, List.of(), new Ending.Open()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Progress(OrderStatus.RESERVING, NOW, history, new Ending.Open()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void id_has_at_most_128_characters() {
    String longest = "x".repeat(128);

    assertThat(new OrderId(longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new OrderId(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProductId(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UserId(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a#b", "ä", ".", ".."})
  void ids_are_safe_in_paths_and_keys(String text) {
    assertThatThrownBy(() -> new OrderId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProductId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UserId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<OrderLine> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> line("product-" + i, 1, "1")).toList();
  }

  private static OrderLine line(String product, int quantity, String price) {
    return new OrderLine(new ProductId(product), quantity, new Money(new BigDecimal(price)));
  }

  private static Order order(String user, OrderLine... lines) {
    return Order.reserving(
        new OrderId("order-1"),
        new Placement(new UserId(user), NOW, new IdempotencyKey.None(), "corr"),
        OrderLines.merging(List.of(lines)));
  }
}
