package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.Turn;
import java.time.Instant;

/** How an order stands after it was to be settled. */
public sealed interface Settlement {
  /**
   * It is PAID.
   *
   * @param paidAt when it became so, which a repetition does not change
   */
  record Paid(Order order, Instant paidAt, Turn turn) implements Settlement {}

  /** It is FAILED. */
  record Declined(Order order, Turn turn) implements Settlement {}

  /** It is SHIPPED, so it was paid and shipment knows. */
  record Shipped() implements Settlement {}

  /**
   * It is not accepted: its saga runs, or is being taken back. No such order is ever paid for.
   *
   * @param status as it is stored
   */
  record NotAccepted(String status) implements Settlement {}

  /** There is no such order. */
  record Unknown() implements Settlement {}
}
