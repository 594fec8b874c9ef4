package com.cloudcart.order.port;

import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import java.time.Instant;

/**
 * The catalog's stock. A reservation is made and released exactly once per order and product, so
 * every call may be repeated. No call lasts longer than to its deadline, and none throws because
 * the catalog is away or answers nonsense. The source is {@code changeStock} and {@code getProduct}
 * of api-specs/catalog.yaml.
 */
public interface StockReservations {
  /** Holds the pieces of a line for an order. */
  Reservation reserve(OrderId orderId, OrderLine line, Instant deadline);

  /** Gives back what an order holds of a line's product, if anything, and lets it hold no more. */
  Release release(OrderId orderId, OrderLine line, Instant deadline);

  /** Shows a product without changing anything. */
  Sight look(ProductId productId, Instant deadline);
}
