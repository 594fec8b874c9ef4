package com.cloudcart.order.port;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The stock in the catalog. A reservation is made and released exactly once per order and product,
 * so every call may be repeated. Every call ends by its deadline, and no call throws because the
 * catalog is unavailable or its answer is invalid. The source is {@code changeStock} and {@code
 * getProduct} of api-specs/catalog.yaml.
 */
public interface StockReservations {
  /** Reserves the quantity of a line for an order. */
  ReserveResult reserve(OrderId orderId, OrderLine line, Instant deadline);

  /**
   * Releases what an order holds of a line's product, if anything. A reservation that arrives later
   * for the same order and product is refused.
   */
  ReleaseResult release(OrderId orderId, OrderLine line, Instant deadline);

  /**
   * Reads price and stock of products, several at the same time, without changing anything.
   *
   * @return an entry for each of the products
   */
  Map<ProductId, StockLevel> look(List<ProductId> products, Instant deadline);

  /** The outcome of reserving a line. */
  sealed interface ReserveResult {
    /** The line is reserved; {@code price} and {@code title} are the catalog's current ones. */
    record Reserved(Money price, String title) implements ReserveResult {}

    /** Nothing is reserved: only this quantity is available. */
    record Insufficient(int available) implements ReserveResult {
      public Insufficient {
        if (available < 0) {
          throw new IllegalArgumentException("negative quantity available: " + available);
        }
      }
    }

    /** Nothing is reserved: the catalog does not know the product. */
    record UnknownProduct() implements ReserveResult {}

    /** Nothing is reserved, and never will be: this order's reservation was released. */
    record AlreadyReleased() implements ReserveResult {}

    /**
     * No usable answer: the line may be reserved now, or later. Only a release makes it certain.
     */
    record Unanswered(String reason) implements ReserveResult {}
  }

  /** The outcome of releasing a line. */
  sealed interface ReleaseResult {
    /** Nothing is reserved for this line, and a reservation that arrives later is refused. */
    record Released() implements ReleaseResult {}

    /** No usable answer: the line has to be released again. */
    record Unanswered(String reason) implements ReleaseResult {}
  }

  /** What the catalog has of a product. */
  sealed interface StockLevel {
    /** The current price and the current stock. */
    record Known(Money price, int stock) implements StockLevel {}

    /** The catalog does not know the product. */
    record UnknownProduct() implements StockLevel {}

    /** No usable answer. */
    record Unanswered(String reason) implements StockLevel {}
  }
}
