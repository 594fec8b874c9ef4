package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.Order;
import java.time.Instant;

/** Tells the other services what was paid. */
@FunctionalInterface
public interface PaymentEvents {
  /**
   * Tells that an order is paid. The same order always gives the same event with the same id, so
   * that a consumer recognises one that comes twice. Returning means that it was sent; any
   * exception means that it may have been, and is to be repeated. The source is
   * event-schemas/payment-success.schema.json.
   */
  void succeeded(Order order, Instant paidAt);
}
