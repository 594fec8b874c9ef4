package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.Reservation;
import org.jspecify.annotations.Nullable;

/** What came of trying to change a stock: all of the change, or none of it. */
public sealed interface StockAttempt {

  /**
   * The change was made.
   *
   * @param product as it was found right after the change
   */
  record Done(Product product) implements StockAttempt {}

  /**
   * A condition did not hold and nothing was changed. What is reported was read a moment later, in
   * one piece, and may have moved on since: when it does not explain the refusal, try again.
   *
   * @param product null when there is none
   * @param reservation null when it is unknown, or when the attempt was not about one
   */
  record Refused(@Nullable Product product, @Nullable Reservation reservation)
      implements StockAttempt {}

  /**
   * So many callers change the product that this change found no gap. Nothing was changed; it may
   * be tried again in a moment.
   */
  record Contended() implements StockAttempt {}
}
