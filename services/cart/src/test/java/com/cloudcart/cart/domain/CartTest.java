package com.cloudcart.cart.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartTest {
  private final UserId ann = new UserId("ann@example.com");

  @Test
  void an_empty_cart_costs_nothing() {
    assertThat(new Cart(ann, List.of()).totalAmount()).isEqualTo(Money.ZERO);
  }

  @Test
  void the_total_is_exact() {
    Cart cart =
        new Cart(ann, List.of(CartItemMother.giftCards(ann, 3), CartItemMother.mugs(ann, 2)));
    assertThat(cart.totalAmount()).isEqualTo(Money.of("25.30"));
  }

  @Test
  void the_total_is_exact_at_the_limits() {
    ProductSnapshot dear = CartItemMother.snapshot("999999999.99", null);
    List<CartItem> items =
        List.of(
            CartItemMother.item(ann, "a", dear, Quantity.MAX),
            CartItemMother.item(ann, "b", dear, Quantity.MAX),
            CartItemMother.giftCards(ann, 1));
    assertThat(new Cart(ann, items).totalAmount()).isEqualTo(Money.of("1999999999980000.10"));
  }

  @Test
  void items_are_in_the_order_in_which_they_were_put_in() {
    CartItem first = CartItemMother.mugs(ann, 1);
    CartItem later =
        new CartItem(
            new CartItemId(ann, new ProductId("a")),
            first.snapshot(),
            first.quantity(),
            first.addedAt().plusMillis(1));
    assertThat(new Cart(ann, List.of(later, first)).items()).containsExactly(first, later);
  }

  @Test
  void the_same_product_again_is_one_item_as_seen_last() {
    CartItem item =
        CartItemMother.mugs(ann, 2)
            .with(CartItemMother.item(ann, "mug", CartItemMother.snapshot("13", null), 3));
    assertThat(item.quantity()).isEqualTo(new Quantity(5));
    assertThat(item.snapshot()).isEqualTo(CartItemMother.snapshot("13", null));
    assertThat(item.addedAt()).isEqualTo(CartItemMother.ADDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", ".", ".."})
  void ids_have_no_other_characters(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(value));
  }

  @Test
  void only_a_user_has_an_at_sign() {
    assertThat(new UserId("ann@example.com")).hasToString("ann@example.com");
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId("ann@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001"})
  void money_is_not_negative_nor_finer_than_cents(String amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_001})
  void a_quantity_is_from_one_to_a_million(int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void a_quantity_may_be_one_or_a_million(int value) {
    assertThat(new Quantity(value)).hasToString(Integer.toString(value));
  }

  @Test
  void a_quantity_has_room_for_what_makes_a_million_and_not_one_more() {
    Quantity some = new Quantity(999_990);

    assertThat(some.hasRoomFor(new Quantity(10))).isTrue();
    assertThat(some.hasRoomFor(new Quantity(11))).isFalse();
  }

  @Test
  void money_may_be_nothing_or_a_cent() {
    assertThat(Money.of("0")).isEqualTo(Money.ZERO).hasToString("0.00");
    assertThat(Money.of("0.01")).hasToString("0.01");
  }

  @Test
  void a_title_has_something_to_read_in_at_most_200_characters() {
    assertThat(new Title("\uD83D\uDE00".repeat(200)).value()).hasSize(400);
    assertThat(new Title("x")).hasToString("x");
    assertThatIllegalArgumentException().isThrownBy(() -> new Title(" \t\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Title("x".repeat(201)));
  }

  @Test
  void items_put_in_at_the_same_time_are_in_the_order_of_their_product_ids() {
    CartItem bowl = CartItemMother.item(ann, "bowl", CartItemMother.snapshot("1", null), 1);
    CartItem cup = CartItemMother.item(ann, "cup", CartItemMother.snapshot("1", null), 1);

    assertThat(new Cart(ann, List.of(cup, bowl)).items()).containsExactly(bowl, cup);
  }

  @Test
  void an_id_has_at_most_128_characters() {
    String longest = "x".repeat(128);

    assertThat(new UserId(longest)).hasToString(longest);
    assertThat(new ProductId(longest)).hasToString(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProductId(longest + "x"));
  }

  @Test
  void an_item_was_added_at_a_whole_millisecond() {
    CartItem mugs = CartItemMother.mugs(ann, 1);
    Instant finer = CartItemMother.ADDED.plusNanos(999);

    assertThat(new CartItem(mugs.id(), mugs.snapshot(), mugs.quantity(), finer)).isEqualTo(mugs);
  }
}
