package com.cloudcart.shipment.lambda;

import com.cloudcart.shipment.domain.OrderId;

/**
 * An order that may not be shipped, or not yet. Its message is tried again, then kept in the DLQ.
 */
final class OrderNotReady extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderNotReady(OrderId orderId, String why) {
    super("order " + orderId + " cannot be shipped: " + why);
  }
}
