package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockAttempt;
import java.time.Clock;

/**
 * Sets the stock to a counted figure (spec operation {@code changeStock}, body {@code stock}).
 * Reservations keep what they hold: a later release adds to the new figure.
 */
public final class SetStock {

  /** The request. */
  public record Command(ProductId productId, Stock stock) {}

  /** The outcome. */
  public sealed interface Result {
    record StockSet(Product product) implements Result {}

    record UnknownProduct(ProductId productId) implements Result {}
  }

  private final Inventory inventory;
  private final Clock clock;

  public SetStock(Inventory inventory, Clock clock) {
    this.inventory = inventory;
    this.clock = clock;
  }

  public Result handle(Command command) {
    return switch (inventory.set(command.productId(), command.stock(), clock.instant())) {
      case StockAttempt.Done done -> new Result.StockSet(done.product());
      case StockAttempt.Refused refused -> new Result.UnknownProduct(command.productId());
    };
  }
}
