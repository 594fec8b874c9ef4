package com.cloudcart.order.port;

import com.cloudcart.order.domain.Money;

/** What came of reserving an order's line. */
public sealed interface Reservation {
  /** The pieces are held; {@code price} and {@code title} are what the catalog has now. */
  record Reserved(Money price, String title) implements Reservation {}

  /** Nothing is held: only so many are there. */
  record Insufficient(int available) implements Reservation {
    public Insufficient {
      if (available < 0) {
        throw new IllegalArgumentException("less than nothing available: " + available);
      }
    }
  }

  /** Nothing is held: the catalog does not know the product. */
  record UnknownProduct() implements Reservation {}

  /** Nothing is held, and never will be: this order's reservation has been released. */
  record AlreadyReleased() implements Reservation {}

  /** No usable answer: the pieces may be held now, or later. Only a release makes it certain. */
  record Unanswered(String reason) implements Reservation {}
}
