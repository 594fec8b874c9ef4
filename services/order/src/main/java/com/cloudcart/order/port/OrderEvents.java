package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;

/** Notifies the other services of what happened to orders. */
public interface OrderEvents {
  /**
   * Sends the event that an order was accepted. The same order always gives the same event with the
   * same id, so that a consumer recognises a duplicate. The source is
   * event-schemas/order-placed.schema.json.
   */
  SendResult placed(Order order);

  /** The outcome of sending an event. */
  sealed interface SendResult {
    /** The event will reach its consumers at least once. */
    record Sent() implements SendResult {}

    /** The event may not have been sent: it has to be sent again. */
    record NotSent(String reason) implements SendResult {}
  }
}
