package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.port.CartItems;

/**
 * Removes a product; a product that is not in the cart is no error (spec operation {@code
 * removeCartItem}).
 */
public final class RemoveFromCart {
  private final CartItems items;

  public RemoveFromCart(CartItems items) {
    this.items = items;
  }

  public void handle(CartItemId id) {
    items.remove(id);
  }
}
