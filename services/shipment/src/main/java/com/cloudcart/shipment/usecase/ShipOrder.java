package com.cloudcart.shipment.usecase;

import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.Orders;
import com.cloudcart.shipment.port.Orders.Shipping;
import com.cloudcart.shipment.port.TrackingIds;
import java.time.Clock;

/**
 * Ships a paid order. Its event may be delivered more than once, and to two processes at the same
 * time: the first write to the order sets the tracking id, and the others return this id.
 */
public final class ShipOrder {
  private final Orders orders;
  private final TrackingIds trackingIds;
  private final Clock clock;

  public ShipOrder(Orders orders, TrackingIds trackingIds, Clock clock) {
    this.orders = orders;
    this.trackingIds = trackingIds;
    this.clock = clock;
  }

  /** Ships the order, if it is paid. */
  public Result handle(OrderId orderId) {
    return switch (orders.ship(orderId, trackingIds.next(), clock.instant())) {
      case Shipping.Shipped(TrackingId id, Delivery delivery) -> new Result.Shipped(id, delivery);
      // Also FAILED: a success event of a failed order is a bug, and must reach the DLQ.
      case Shipping.NotPaid(String status) -> new Result.NotReady("its status is " + status);
      case Shipping.Unknown() -> new Result.NotReady("there is no such order");
    };
  }

  /** The order's state. */
  public sealed interface Result {
    /** The order is shipped, with the first tracking id that it was given. */
    record Shipped(TrackingId trackingId, Delivery delivery) implements Result {}

    /** The order cannot be shipped, or not yet; nothing was done. */
    record NotReady(String why) implements Result {}
  }
}
