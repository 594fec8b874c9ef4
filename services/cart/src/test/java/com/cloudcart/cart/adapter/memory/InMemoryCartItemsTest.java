package com.cloudcart.cart.adapter.memory;

import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItemsSuite;

class InMemoryCartItemsTest implements CartItemsSuite {
  private final CartItems items = new InMemoryCartItems();

  @Override
  public CartItems items() {
    return items;
  }
}
