package com.cloudcart.shipment.adapter.memory;

import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.Orders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Orders in memory. */
public final class InMemoryOrders implements Orders {
  private final Map<OrderId, String> statuses = new HashMap<>();
  private final Map<OrderId, TrackingId> shipped = new HashMap<>();

  /** Stores an order with a status that another service writes. */
  public synchronized void put(OrderId orderId, String status) {
    statuses.put(orderId, status);
  }

  @Override
  public synchronized Shipping ship(OrderId orderId, TrackingId trackingId, Instant at) {
    TrackingId first = shipped.get(orderId);
    if (first != null) {
      return new Shipping.Shipped(first, Delivery.REPEATED);
    }
    String status = statuses.get(orderId);
    if (status == null) {
      return new Shipping.Unknown();
    }
    if (!status.equals("PAID")) {
      return new Shipping.NotPaid(status);
    }
    shipped.put(orderId, trackingId);
    return new Shipping.Shipped(trackingId, Delivery.FIRST);
  }
}
