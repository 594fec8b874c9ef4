package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Stock;
import java.time.Instant;

/**
 * The stock of products, changed without a reservation. No method creates a product. Throws the
 * kit's {@code Throttled} when too many callers change the product; nothing was changed then.
 */
public interface Inventory {

  /** Sets the stock; refused only for an unknown product. */
  StockAttempt set(ProductId id, Stock stock, Instant at);

  /** Takes the quantity, if the stock covers it. Every call that succeeds takes it again. */
  StockAttempt take(ProductId id, Quantity quantity, Instant at);

  /**
   * Adds the quantity, if the stock stays within its limit. Every call that succeeds adds it again.
   */
  StockAttempt putBack(ProductId id, Quantity quantity, Instant at);
}
