package com.cloudcart.cart.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.CartItemMother;
import com.cloudcart.cart.domain.ProductId;
import com.cloudcart.cart.domain.ProductSnapshot;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems.AddResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CartItems} keeps to; each test has a user of its own. */
public interface CartItemsSuite {
  CartItems items();

  @Test
  default void an_added_item_is_there_as_it_was_added() {
    UserId ann = CartItemMother.newUser();
    CartItem mugs = CartItemMother.mugs(ann, 2);
    CartItem cards = CartItemMother.giftCards(ann, 1);

    assertThat(items().add(mugs)).isEqualTo(new AddResult.Added(mugs));
    assertThat(items().add(cards)).isEqualTo(new AddResult.Added(cards));
    assertThat(items().of(ann)).containsExactlyInAnyOrder(mugs, cards);
  }

  @Test
  default void adding_again_adds_the_pieces_and_shows_what_was_seen_last() {
    UserId ann = CartItemMother.newUser();
    CartItem mugs = CartItemMother.mugs(ann, 2);
    items().add(mugs);
    ProductSnapshot cheaperWithoutPicture = CartItemMother.snapshot("9.99", null);
    CartItem more =
        new CartItem(
            mugs.id(), cheaperWithoutPicture, new Quantity(3), mugs.addedAt().plusSeconds(1));

    CartItem expected =
        new CartItem(mugs.id(), cheaperWithoutPicture, new Quantity(5), mugs.addedAt());
    assertThat(items().add(more)).isEqualTo(new AddResult.Added(expected));
    assertThat(items().of(ann)).containsExactly(expected);
  }

  @Test
  default void a_picture_comes_with_a_later_addition() {
    UserId ann = CartItemMother.newUser();
    CartItem cards = CartItemMother.giftCards(ann, 1);
    items().add(cards);
    ProductSnapshot pictured = CartItemMother.snapshot("0.10", "/images/card.svg");
    items().addToExisting(CartItemMother.item(ann, "gift-card", pictured, 1));
    assertThat(items().of(ann)).containsExactly(CartItemMother.item(ann, "gift-card", pictured, 2));
  }

  @Test
  default void adding_to_an_existing_item_makes_none() {
    UserId ann = CartItemMother.newUser();
    assertThat(items().addToExisting(CartItemMother.mugs(ann, 2)))
        .isEqualTo(new AddResult.NotInCart());
    assertThat(items().of(ann)).isEmpty();
  }

  @Test
  default void more_than_a_million_pieces_are_not_added() {
    UserId ann = CartItemMother.newUser();
    CartItem almost = CartItemMother.mugs(ann, Quantity.MAX - 1);
    items().add(almost);

    assertThat(items().add(CartItemMother.mugs(ann, 2)))
        .isEqualTo(new AddResult.LimitExceeded(almost));
    assertThat(items().addToExisting(CartItemMother.mugs(ann, 2)))
        .isEqualTo(new AddResult.LimitExceeded(almost));
    assertThat(items().add(CartItemMother.mugs(ann, 1)))
        .isEqualTo(new AddResult.Added(CartItemMother.mugs(ann, Quantity.MAX)));
  }

  @Test
  default void pieces_that_make_just_a_million_are_added_to_an_item() {
    UserId ann = CartItemMother.newUser();
    items().add(CartItemMother.mugs(ann, Quantity.MAX - 1));

    assertThat(items().addToExisting(CartItemMother.mugs(ann, 1)))
        .isEqualTo(new AddResult.Added(CartItemMother.mugs(ann, Quantity.MAX)));
  }

  @Test
  default void an_item_keeps_when_it_was_first_added_whatever_is_seen_of_it_later() {
    UserId ann = CartItemMother.newUser();
    CartItem mugs = CartItemMother.mugs(ann, 1);
    items().add(mugs);
    CartItem later =
        new CartItem(mugs.id(), mugs.snapshot(), mugs.quantity(), mugs.addedAt().plusSeconds(1));

    assertThat(items().addToExisting(later))
        .isEqualTo(new AddResult.Added(CartItemMother.mugs(ann, 2)));
  }

  @Test
  default void a_changed_quantity_stays() {
    UserId ann = CartItemMother.newUser();
    CartItem mugs = CartItemMother.mugs(ann, 2);
    items().add(mugs);
    CartItem seven = CartItemMother.mugs(ann, 7);
    assertThat(items().change(mugs.id(), new Quantity(7))).contains(seven);
    assertThat(items().of(ann)).containsExactly(seven);
  }

  @Test
  default void changing_what_is_not_there_creates_nothing() {
    UserId ann = CartItemMother.newUser();
    CartItemId id = new CartItemId(ann, new ProductId("mug"));
    assertThat(items().change(id, new Quantity(7))).isEmpty();
    assertThat(items().of(ann)).isEmpty();
  }

  @Test
  default void removing_takes_out_one_item_also_twice() {
    UserId ann = CartItemMother.newUser();
    CartItem mugs = CartItemMother.mugs(ann, 2);
    CartItem cards = CartItemMother.giftCards(ann, 1);
    items().add(mugs);
    items().add(cards);

    items().remove(mugs.id());
    items().remove(mugs.id());

    assertThat(items().of(ann)).containsExactly(cards);
  }

  @Test
  default void counting_and_clearing_know_no_limit_and_no_other_user() {
    UserId ann = CartItemMother.newUser();
    UserId ben = CartItemMother.newUser();
    CartItem bens = CartItemMother.mugs(ben, 1);
    items().add(bens);
    // Long pictures: 130 items are more than the 1 MB that DynamoDB reads at once.
    ProductSnapshot large = CartItemMother.snapshot("1", "/" + "x".repeat(9000));
    List<CartItem> many =
        IntStream.range(0, 130)
            .mapToObj(i -> CartItemMother.item(ann, "product-" + i, large, 1))
            .toList();
    many.forEach(items()::add);

    assertThat(items().count(ann)).isEqualTo(130);
    assertThat(items().of(ann)).containsExactlyInAnyOrderElementsOf(many);
    items().clear(ann);
    items().clear(ann);

    assertThat(items().of(ann)).isEmpty();
    assertThat(items().count(ann)).isZero();
    assertThat(items().of(ben)).containsExactly(bens);
  }

  @Test
  default void pieces_added_at_the_same_time_are_all_there() {
    UserId ann = CartItemMother.newUser();
    IntStream.range(0, 40).parallel().forEach(i -> items().add(CartItemMother.mugs(ann, 1)));
    assertThat(items().of(ann)).containsExactly(CartItemMother.mugs(ann, 40));
  }
}
