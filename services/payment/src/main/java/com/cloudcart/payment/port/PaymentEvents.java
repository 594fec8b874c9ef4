package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.Order;
import java.time.Instant;

/** Sends events about payments to the other services. */
@FunctionalInterface
public interface PaymentEvents {
  /**
   * Sends the event that an order is paid. Its id depends on the order alone, so that a consumer
   * recognises a duplicate. An exception means that the event may have been sent or not; the call
   * may be repeated. The source is {@code event-schemas/payment-success.schema.json}.
   */
  void succeeded(Order order, Instant paidAt);
}
