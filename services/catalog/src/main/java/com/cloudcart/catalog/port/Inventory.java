package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Stock;
import java.time.Instant;

/** The stock of products, changed without a reservation. No method ever creates a product. */
public interface Inventory {

  /** Makes this the stock, whatever it was; refused for an unknown product only. */
  StockAttempt set(ProductId id, Stock stock, Instant at);

  /** Takes the quantity out if the stock covers it. Each call that is done takes once. */
  StockAttempt take(ProductId id, Quantity quantity, Instant at);

  /** Adds the quantity if there is room for it. Each call that is done adds once. */
  StockAttempt putBack(ProductId id, Quantity quantity, Instant at);
}
