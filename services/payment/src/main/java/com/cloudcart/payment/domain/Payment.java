package com.cloudcart.payment.domain;

import java.time.Instant;

/** What the payment provider says of an order. */
public sealed interface Payment {
  /** When it was decided. */
  Instant at();

  /** The amount is paid. */
  record Approved(Instant at) implements Payment {}

  /**
   * The amount will not be paid.
   *
   * @param reason a sentence for the shopper
   */
  record Declined(Instant at, String reason) implements Payment {}
}
