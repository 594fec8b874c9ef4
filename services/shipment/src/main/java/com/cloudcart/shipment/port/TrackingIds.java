package com.cloudcart.shipment.port;

import com.cloudcart.shipment.domain.TrackingId;

/** Gives out tracking ids. */
@FunctionalInterface
public interface TrackingIds {
  /** An id that no other shipment has. */
  TrackingId next();
}
