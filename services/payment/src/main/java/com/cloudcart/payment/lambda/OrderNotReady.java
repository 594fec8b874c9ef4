package com.cloudcart.payment.lambda;

import com.cloudcart.payment.domain.OrderId;

/**
 * An order that cannot be paid, or not yet. Its message is tried again, and then kept in the DLQ.
 */
final class OrderNotReady extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderNotReady(OrderId orderId, String why) {
    super("order " + orderId + " cannot be paid: " + why);
  }
}
