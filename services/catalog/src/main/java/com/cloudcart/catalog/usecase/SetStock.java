package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockAttempt;
import java.time.Clock;

/**
 * Makes a counted figure the stock (spec operation {@code changeStock}, body {@code stock}).
 * Reservations keep what they hold: a later release adds to the new figure.
 */
public final class SetStock {

  /** What is asked for. */
  public record Command(ProductId productId, Stock stock) {}

  /** What came of it. */
  public sealed interface Result {
    record StockSet(Product product) implements Result {}

    record UnknownProduct(ProductId productId) implements Result {}

    /** Too many callers at once; may be tried again in a moment. */
    record Contended() implements Result {}
  }

  private final Inventory inventory;
  private final Clock clock;

  public SetStock(Inventory inventory, Clock clock) {
    this.inventory = inventory;
    this.clock = clock;
  }

  public Result execute(Command command) {
    return switch (inventory.set(command.productId(), command.stock(), clock.instant())) {
      case StockAttempt.Done done -> new Result.StockSet(done.product());
      case StockAttempt.Refused refused -> new Result.UnknownProduct(command.productId());
      case StockAttempt.Contended contended -> new Result.Contended();
    };
  }
}
