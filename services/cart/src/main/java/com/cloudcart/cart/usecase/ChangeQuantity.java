package com.cloudcart.cart.usecase;

import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.port.CartItems;
import java.util.Optional;

/** Changes how many pieces a shopper wants (spec operation {@code updateCartItem}). */
public final class ChangeQuantity {

  /** What is asked for. */
  public record Command(CartItemId id, Quantity quantity) {}

  /** What came of it. */
  public sealed interface Result {
    record Changed(CartItem item) implements Result {}

    record NotInCart(CartItemId id) implements Result {}
  }

  private final CartItems items;

  public ChangeQuantity(CartItems items) {
    this.items = items;
  }

  public Result execute(Command command) {
    Optional<Result> changed =
        items.change(command.id(), command.quantity()).map(Result.Changed::new);
    return changed.orElseGet(() -> new Result.NotInCart(command.id()));
  }
}
