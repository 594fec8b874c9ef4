package com.cloudcart.shipment.port;

import com.cloudcart.shipment.domain.TrackingId;

/** Issues tracking ids. */
@FunctionalInterface
public interface TrackingIds {
  /** An id for a new shipment. The implementation says how likely two shipments have the same. */
  TrackingId next();
}
