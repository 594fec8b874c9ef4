package com.cloudcart.cart.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.cart.adapter.memory.InMemoryCartItems;
import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.CartItemMother;
import com.cloudcart.cart.domain.ProductId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.usecase.AddToCart.Command;
import com.cloudcart.cart.usecase.AddToCart.Result;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartUseCasesTest {
  private final UserId ann = CartItemMother.newUser();
  private final InMemoryCartItems items = new InMemoryCartItems();
  private final AddToCart addToCart =
      new AddToCart(items, Clock.fixed(CartItemMother.ADDED, ZoneOffset.UTC));
  private final ShowCart showCart = new ShowCart(items);
  private final ChangeQuantity changeQuantity = new ChangeQuantity(items);

  @Test
  void what_is_put_in_is_in_the_cart() {
    CartItem mugs = CartItemMother.mugs(ann, 2);
    assertThat(add(mugs)).isEqualTo(new Result.Added(mugs));
    assertThat(showCart.handle(ann).items()).containsExactly(mugs);
  }

  @Test
  void the_same_product_again_adds_to_its_quantity() {
    add(CartItemMother.mugs(ann, 2));
    assertThat(add(CartItemMother.mugs(ann, 3)))
        .isEqualTo(new Result.Added(CartItemMother.mugs(ann, 5)));
  }

  @Test
  void more_than_a_million_pieces_of_a_product_are_refused() {
    add(CartItemMother.mugs(ann, Quantity.MAX));
    assertThat(add(CartItemMother.mugs(ann, 1)))
        .isEqualTo(new Result.QuantityLimitExceeded(new Quantity(Quantity.MAX)));
  }

  @Test
  void a_full_cart_takes_more_pieces_but_no_more_products() {
    IntStream.range(0, Cart.MAX_ITEMS).mapToObj(this::product).forEach(items::add);

    assertThat(add(product(Cart.MAX_ITEMS))).isEqualTo(new Result.CartFull());
    assertThat(add(product(0))).isInstanceOf(Result.Added.class);
    assertThat(showCart.handle(ann).items()).hasSize(Cart.MAX_ITEMS);
  }

  @Test
  void a_cart_that_never_was_is_empty() {
    Cart cart = showCart.handle(ann);
    assertThat(cart.items()).isEmpty();
    assertThat(cart.userId()).isEqualTo(ann);
  }

  @Test
  void a_quantity_changes_only_where_the_product_is() {
    CartItem mugs = CartItemMother.mugs(ann, 2);
    add(mugs);
    CartItemId other = new CartItemId(ann, new ProductId("other"));

    assertThat(changeQuantity.handle(new ChangeQuantity.Command(mugs.id(), new Quantity(7))))
        .isEqualTo(new ChangeQuantity.Result.Changed(CartItemMother.mugs(ann, 7)));
    assertThat(changeQuantity.handle(new ChangeQuantity.Command(other, new Quantity(7))))
        .isEqualTo(new ChangeQuantity.Result.NotInCart(other));
  }

  @Test
  void removing_and_emptying_leave_other_items_and_users_alone() {
    UserId ben = CartItemMother.newUser();
    add(CartItemMother.mugs(ann, 2));
    add(CartItemMother.giftCards(ann, 2));
    add(CartItemMother.mugs(ben, 2));

    new RemoveFromCart(items).handle(CartItemMother.mugs(ann, 1).id());
    assertThat(showCart.handle(ann).items()).containsExactly(CartItemMother.giftCards(ann, 2));

    new EmptyCart(items).handle(ann);
    assertThat(showCart.handle(ann).items()).isEmpty();
    assertThat(showCart.handle(ben).items()).hasSize(1);
  }

  private Result add(CartItem item) {
    return addToCart.handle(new Command(item.id(), item.snapshot(), item.quantity()));
  }

  private CartItem product(int number) {
    return CartItemMother.item(ann, "product-" + number, CartItemMother.snapshot("1", null), 1);
  }
}
