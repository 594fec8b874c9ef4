package com.cloudcart.cart.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * So many pieces of a product in a user's cart.
 *
 * @param addedAt when the product was first put in, in whole milliseconds, as the wire has no more
 */
public record CartItem(CartItemId id, Showing showing, Quantity quantity, Instant addedAt) {
  public CartItem {
    addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same item after the product was put in once more: all pieces, as seen the last time. */
  public CartItem with(CartItem more) {
    return new CartItem(id, more.showing, quantity.plus(more.quantity), addedAt);
  }

  public CartItem with(Quantity changed) {
    return new CartItem(id, showing, changed, addedAt);
  }

  public Money amount() {
    return showing.price().times(quantity);
  }
}
