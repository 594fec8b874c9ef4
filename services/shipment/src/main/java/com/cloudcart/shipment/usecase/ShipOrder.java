package com.cloudcart.shipment.usecase;

import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.domain.Turn;
import com.cloudcart.shipment.port.Orders;
import com.cloudcart.shipment.port.Shipping;
import com.cloudcart.shipment.port.TrackingIds;
import java.time.Clock;

/**
 * Ships a paid order. Its event may come twice, and two processes may hold it at once: the order's
 * own state decides who is first, and everybody else sees the first one's tracking id.
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

  /** How the order stands. */
  public Result ship(OrderId orderId) {
    return switch (orders.ship(orderId, trackingIds.next(), clock.instant())) {
      case Shipping.Shipped(TrackingId id, Turn turn) -> new Result.Shipped(id, turn);
      // Also FAILED: a success event of such an order is somebody's bug, and ends where it is seen.
      case Shipping.NotPaid(String status) -> new Result.NotReady("its status is " + status);
      case Shipping.Unknown() -> new Result.NotReady("there is no such order");
    };
  }

  /** How the order stands. */
  public sealed interface Result {
    /** On its way, under the first tracking id it got. */
    record Shipped(TrackingId trackingId, Turn turn) implements Result {}

    /** Nothing that may be shipped, perhaps not yet: to be tried again. */
    record NotReady(String why) implements Result {}
  }
}
