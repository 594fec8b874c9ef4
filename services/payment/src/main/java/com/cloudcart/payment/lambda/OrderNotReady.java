package com.cloudcart.payment.lambda;

import com.cloudcart.payment.domain.OrderId;

/**
 * An order cannot be paid, or not yet. Its message is delivered again, and after the last delivery
 * it is in the dead-letter queue.
 */
final class OrderNotReady extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderNotReady(OrderId orderId, String why) {
    super("order " + orderId + " cannot be paid: " + why);
  }
}
