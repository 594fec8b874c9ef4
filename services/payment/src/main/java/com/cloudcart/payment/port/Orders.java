package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import java.time.Instant;

/** The orders that payment settles. The order service owns and accepts them. */
public interface Orders {
  /**
   * Settles an order once: PENDING becomes PAID or FAILED, and recovery no longer finds the order.
   * A settled order stays as it is, also when this payment differs. An exception means that the
   * order may be settled or not; the call may be repeated.
   */
  Settlement settle(OrderId orderId, Payment payment);

  /** The state of an order after {@link Orders#settle}. */
  sealed interface Settlement {
    /**
     * The order is PAID.
     *
     * @param paidAt when it became PAID; a repeated call returns the same time
     */
    record Paid(Order order, Instant paidAt, Delivery delivery) implements Settlement {}

    /** The order is FAILED. */
    record Declined(Order order, Delivery delivery) implements Settlement {}

    /** The order is SHIPPED: it was paid, and shipment received the event. */
    record Shipped() implements Settlement {}

    /**
     * The order is not accepted: its saga is running or is being compensated.
     *
     * @param status as it is stored
     */
    record NotAccepted(String status) implements Settlement {}

    /** There is no such order. */
    record Unknown() implements Settlement {}
  }
}
