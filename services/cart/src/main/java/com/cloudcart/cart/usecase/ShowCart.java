package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;

/** Shows a user's cart; a user without items has an empty cart (spec operation {@code getCart}). */
public final class ShowCart {
  private final CartItems items;

  public ShowCart(CartItems items) {
    this.items = items;
  }

  public Cart handle(UserId userId) {
    return new Cart(userId, items.of(userId));
  }
}
