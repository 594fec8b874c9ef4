package com.cloudcart.shipment.port;

import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import java.time.Instant;

/** The orders that are shipped. The order service owns them, and payment makes them PAID. */
public interface Orders {
  /**
   * Ships an order once: PAID becomes SHIPPED with this tracking id. A shipped order keeps its
   * tracking id. An exception means that the order may be shipped or not; the call may be repeated.
   */
  Shipping ship(OrderId orderId, TrackingId trackingId, Instant at);

  /** The state of an order after {@link Orders#ship}. */
  sealed interface Shipping {
    /** The order is SHIPPED, with the first tracking id that it was given. */
    record Shipped(TrackingId trackingId, Delivery delivery) implements Shipping {}

    /**
     * The order is not PAID and was not changed.
     *
     * @param status as it is stored
     */
    record NotPaid(String status) implements Shipping {}

    /** There is no such order. */
    record Unknown() implements Shipping {}
  }
}
