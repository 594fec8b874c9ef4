package com.cloudcart.shipment.port;

import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.domain.Turn;

/** How an order stands after it was to be shipped. */
public sealed interface Shipping {
  /** It is SHIPPED under this id, which is the first it got. */
  record Shipped(TrackingId trackingId, Turn turn) implements Shipping {}

  /**
   * It is not PAID, and was left as it is.
   *
   * @param status as it is stored
   */
  record NotPaid(String status) implements Shipping {}

  /** There is no such order. */
  record Unknown() implements Shipping {}
}
