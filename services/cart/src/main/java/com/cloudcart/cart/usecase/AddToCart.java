package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.Showing;
import com.cloudcart.cart.port.Addition;
import com.cloudcart.cart.port.CartItems;
import java.time.Clock;

/**
 * Puts a product into a cart (spec operation {@code addCartItem}). The same product again adds to
 * the quantity, and title, price and picture become those seen last.
 */
public final class AddToCart {

  /** What is asked for; each call adds. */
  public record Command(CartItemId id, Showing showing, Quantity quantity) {}

  /** What came of it; nothing was changed unless it is Added. */
  public sealed interface Result {
    record Added(CartItem item) implements Result {}

    record TooManyPieces(Quantity inCart) implements Result {}

    record CartFull() implements Result {}
  }

  private final CartItems items;
  private final Clock clock;

  public AddToCart(CartItems items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  public Result execute(Command command) {
    CartItem more =
        new CartItem(command.id(), command.showing(), command.quantity(), clock.instant());
    return switch (items.addToExisting(more)) {
      case Addition.Done done -> new Result.Added(done.item());
      case Addition.NoRoom noRoom -> new Result.TooManyPieces(noRoom.item().quantity());
      case Addition.NoItem noItem -> addNew(more);
    };
  }

  /**
   * Counting comes before adding, so callers at the same time can pass the limit by their number.
   * It is there to keep answers small, and has room for that.
   */
  private Result addNew(CartItem item) {
    if (items.count(item.id().userId()) >= Cart.MAX_ITEMS) {
      return new Result.CartFull();
    }
    return switch (items.add(item)) {
      case Addition.Done done -> new Result.Added(done.item());
      case Addition.NoRoom noRoom -> new Result.TooManyPieces(noRoom.item().quantity());
      case Addition.NoItem noItem ->
          throw new IllegalStateException("add found no item to add to: " + item.id());
    };
  }
}
