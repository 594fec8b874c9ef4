package com.cloudcart.cart.port;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import java.util.List;
import java.util.Optional;

/** The items of all carts. Every read is consistent. */
public interface CartItems {

  /**
   * Adds to the quantity of an item; refused when the product is not in the cart. Every call that
   * succeeds adds.
   */
  AddResult addToExisting(CartItem more);

  /** Adds to the quantity of the item, or stores the item as new. Every call that succeeds adds. */
  AddResult add(CartItem more);

  /**
   * Changes the quantity. May be repeated.
   *
   * @return the item after the change, or empty when the product is not in the cart; it is not
   *     added
   */
  Optional<CartItem> change(CartItemId id, Quantity quantity);

  /** Removes an item, if it exists. May be repeated. */
  void remove(CartItemId id);

  /** All items of a user, unordered. */
  List<CartItem> of(UserId userId);

  /** The number of items of a user. */
  int count(UserId userId);

  /**
   * Removes all items of a user. May be repeated, and must be repeated after a failure, which may
   * leave some items. An item that is added during the call may stay.
   */
  void clear(UserId userId);

  /** The outcome of an addition; nothing was changed unless it is Added. */
  sealed interface AddResult {
    /** The item after the addition. */
    record Added(CartItem item) implements AddResult {}

    /** The product is not in the cart. */
    record NotInCart() implements AddResult {}

    /** The sum would pass the limit of a quantity; the item as it is. */
    record LimitExceeded(CartItem item) implements AddResult {}
  }
}
