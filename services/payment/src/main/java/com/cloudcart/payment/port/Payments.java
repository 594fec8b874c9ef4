package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;

/** The payment provider. */
@FunctionalInterface
public interface Payments {
  /** Takes the payment of an order. A repeated call for an order returns the same decision. */
  Payment take(OrderId orderId);
}
