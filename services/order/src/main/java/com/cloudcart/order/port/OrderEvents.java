package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;

/** Tells the other services what happened to orders. */
public interface OrderEvents {
  /**
   * Tells that an order was accepted. The same order always gives the same event with the same id,
   * so that a consumer recognises one that comes twice. The source is
   * event-schemas/order-placed.schema.json.
   */
  Sending placed(Order order);
}
