package com.cloudcart.shipment.port;

import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import java.time.Instant;

/** The orders that are shipped. They belong to the order service; payment makes them PAID. */
public interface Orders {
  /**
   * Ships an order once: PAID becomes SHIPPED under this tracking id. An order that is shipped
   * already keeps the tracking id it has. May be repeated, also after a failure, which leaves the
   * order shipped or not.
   */
  Shipping ship(OrderId orderId, TrackingId trackingId, Instant at);
}
