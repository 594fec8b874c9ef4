package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;

/** The payment provider. */
@FunctionalInterface
public interface Payments {
  /** Takes the payment of an order. Asked again for the same order it decides the same. */
  Payment take(OrderId orderId);
}
