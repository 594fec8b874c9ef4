package com.cloudcart.cart.port;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import java.util.List;
import java.util.Optional;

/** The items of all carts. Nothing is ever read in an older state than it was written. */
public interface CartItems {

  /** Adds to an item that is there; refused when there is none. Each call that is done adds. */
  Addition addToExisting(CartItem more);

  /** Adds to the item that is there, or makes this the item. Each call that is done adds. */
  Addition add(CartItem more);

  /**
   * Changes how many pieces there are. May be repeated.
   *
   * @return the item after the change, or empty when there is none; it is not created
   */
  Optional<CartItem> change(CartItemId id, Quantity quantity);

  /** Takes an item out, if it is there. May be repeated. */
  void remove(CartItemId id);

  /** All items of a user, in no order. */
  List<CartItem> of(UserId userId);

  /** How many items a user has. */
  int count(UserId userId);

  /**
   * Takes all items of a user out, however many. May be repeated, and must be when it failed: some
   * may be out by then. An item that is put in meanwhile may stay.
   */
  void clear(UserId userId);
}
