package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;

/** The orders that payment settles. They belong to the order service, which accepts them. */
public interface Orders {
  /**
   * Settles an order once: PENDING becomes PAID or FAILED, and recovery no longer looks for it. An
   * order that is settled already stays as it is, whatever this payment says. May be repeated, also
   * after a failure, which leaves the order settled or not.
   */
  Settlement settle(OrderId orderId, Payment payment);
}
