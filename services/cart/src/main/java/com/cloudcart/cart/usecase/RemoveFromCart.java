package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.port.CartItems;

/** Takes a product out, also one that is not in (spec operation {@code removeCartItem}). */
public final class RemoveFromCart {
  private final CartItems items;

  public RemoveFromCart(CartItems items) {
    this.items = items;
  }

  public void execute(CartItemId id) {
    items.remove(id);
  }
}
