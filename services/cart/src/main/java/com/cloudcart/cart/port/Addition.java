package com.cloudcart.cart.port;

import com.cloudcart.cart.domain.CartItem;

/** What came of putting a product into a cart; nothing was changed unless it is Done. */
public sealed interface Addition {

  /** The item as it is now. */
  record Done(CartItem item) implements Addition {}

  /** The product is not in the cart. */
  record NoItem() implements Addition {}

  /** The item as it is has no room for so many more. */
  record NoRoom(CartItem item) implements Addition {}
}
