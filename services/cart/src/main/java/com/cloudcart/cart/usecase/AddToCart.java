package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.ProductSnapshot;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItems.AddResult;
import java.time.Clock;

/**
 * Adds a product to a cart (spec operation {@code addCartItem}). The same product again adds to the
 * quantity; title, price and picture become those of the last request.
 */
public final class AddToCart {

  /** The request; each call adds. */
  public record Command(CartItemId id, ProductSnapshot snapshot, Quantity quantity) {}

  /** The outcome; nothing was changed unless it is Added. */
  public sealed interface Result {
    record Added(CartItem item) implements Result {}

    record QuantityLimitExceeded(Quantity inCart) implements Result {}

    record CartFull() implements Result {}
  }

  private final CartItems items;
  private final Clock clock;

  public AddToCart(CartItems items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  public Result handle(Command command) {
    CartItem more =
        new CartItem(command.id(), command.snapshot(), command.quantity(), clock.instant());
    return switch (items.addToExisting(more)) {
      case AddResult.Added done -> new Result.Added(done.item());
      case AddResult.LimitExceeded(CartItem inCart) ->
          new Result.QuantityLimitExceeded(inCart.quantity());
      case AddResult.NotInCart none -> addNew(more);
    };
  }

  /**
   * The products are counted before one is added, so concurrent callers can pass the limit by their
   * number. An order refuses what is too much then.
   */
  private Result addNew(CartItem item) {
    if (items.count(item.id().userId()) >= Cart.MAX_ITEMS) {
      return new Result.CartFull();
    }
    return switch (items.add(item)) {
      case AddResult.Added done -> new Result.Added(done.item());
      case AddResult.LimitExceeded(CartItem inCart) ->
          new Result.QuantityLimitExceeded(inCart.quantity());
      case AddResult.NotInCart none ->
          throw new IllegalStateException(
              "a product was not in the cart after it was added: " + item.id().productId());
    };
  }
}
