package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;

/** Shows what a user put aside; nothing is an empty cart (spec operation {@code getCart}). */
public final class ShowCart {
  private final CartItems items;

  public ShowCart(CartItems items) {
    this.items = items;
  }

  public Cart execute(UserId userId) {
    return new Cart(userId, items.of(userId));
  }
}
