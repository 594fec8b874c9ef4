package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.port.CartItems;
import java.util.Optional;

/** Changes the quantity of a product (spec operation {@code updateCartItem}). */
public final class ChangeQuantity {

  /** The request. */
  public record Command(CartItemId id, Quantity quantity) {}

  /** The outcome. */
  public sealed interface Result {
    record Changed(CartItem item) implements Result {}

    record NotInCart(CartItemId id) implements Result {}
  }

  private final CartItems items;

  public ChangeQuantity(CartItems items) {
    this.items = items;
  }

  public Result handle(Command command) {
    Optional<Result> changed =
        items.change(command.id(), command.quantity()).map(Result.Changed::new);
    return changed.orElseGet(() -> new Result.NotInCart(command.id()));
  }
}
