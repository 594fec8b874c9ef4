package com.cloudcart.payment.domain;

import java.time.Instant;

/** The decision of the payment provider about an order. */
public sealed interface Payment {
  /** When the decision was made. */
  Instant at();

  /** The order is paid. */
  record Approved(Instant at) implements Payment {}

  /**
   * The order is not paid.
   *
   * @param reason for the shopper
   */
  record Declined(Instant at, String reason) implements Payment {}
}
