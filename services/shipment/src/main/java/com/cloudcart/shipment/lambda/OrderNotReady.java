package com.cloudcart.shipment.lambda;

import com.cloudcart.shipment.domain.OrderId;

/**
 * An order cannot be shipped, or not yet. Its message is delivered again, and after the last
 * delivery it is in the dead-letter queue.
 */
final class OrderNotReady extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderNotReady(OrderId orderId, String why) {
    super("order " + orderId + " cannot be shipped: " + why);
  }
}
