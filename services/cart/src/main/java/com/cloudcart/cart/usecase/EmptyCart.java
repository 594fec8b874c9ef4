package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;

/** Removes all products (spec operation {@code clearCart}). */
public final class EmptyCart {
  private final CartItems items;

  public EmptyCart(CartItems items) {
    this.items = items;
  }

  public void handle(UserId userId) {
    items.clear(userId);
  }
}
