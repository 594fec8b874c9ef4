package com.cloudcart.contracttests.simulation;

import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.Orders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The orders table of the order service as shipment sees it. Each call is one moment. */
final class ShipmentsTable implements Orders {
  private final InMemoryOrders table;

  ShipmentsTable(InMemoryOrders table) {
    this.table = table;
  }

  @Override
  public synchronized Shipping ship(OrderId orderId, TrackingId trackingId, Instant at) {
    Optional<Order> stored = table.find(new com.cloudcart.order.domain.OrderId(orderId.value()));
    if (stored.isEmpty()) {
      return new Shipping.Unknown();
    }
    Order order = stored.get();
    if (order.progress().ending() instanceof Ending.Shipped shipped) {
      return new Shipping.Shipped(new TrackingId(shipped.trackingId()), Delivery.REPEATED);
    }
    if (order.status() != OrderStatus.PAID) {
      return new Shipping.NotPaid(order.status().name());
    }
    Instant shippedAt = at.truncatedTo(ChronoUnit.MILLIS);
    Ending ending = new Ending.Shipped(trackingId.value(), shippedAt);
    table.put(
        new Order(
            order.orderId(),
            order.placement(),
            order.lines(),
            PaymentsTable.progress(order, OrderStatus.SHIPPED, shippedAt, ending)));
    return new Shipping.Shipped(trackingId, Delivery.FIRST);
  }
}
