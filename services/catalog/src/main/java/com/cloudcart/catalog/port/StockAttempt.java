package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.Reservation;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt to change a stock: all of the change was made, or none of it. */
public sealed interface StockAttempt {

  /**
   * The change was made.
   *
   * @param product as read right after the change
   */
  record Done(Product product) implements StockAttempt {}

  /**
   * A condition did not hold and nothing was changed. Product and reservation were read together, a
   * moment later, and may have changed in between: when they do not explain the refusal, try again.
   *
   * @param product null when the product is unknown
   * @param reservation null when the reservation is unknown, or when the attempt named none
   */
  record Refused(@Nullable Product product, @Nullable Reservation reservation)
      implements StockAttempt {}
}
