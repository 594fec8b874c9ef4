package com.cloudcart.cart.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A quantity of a product in a user's cart.
 *
 * @param addedAt when the product was first added, in whole milliseconds, the precision of the wire
 */
public record CartItem(
    CartItemId id, ProductSnapshot snapshot, Quantity quantity, Instant addedAt) {
  public CartItem {
    addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The item after the product was added again: the sum of both quantities, with the newer
   * snapshot.
   */
  public CartItem with(CartItem more) {
    return new CartItem(id, more.snapshot, quantity.plus(more.quantity), addedAt);
  }

  public CartItem with(Quantity changed) {
    return new CartItem(id, snapshot, changed, addedAt);
  }

  public Money amount() {
    return snapshot.price().times(quantity);
  }
}
