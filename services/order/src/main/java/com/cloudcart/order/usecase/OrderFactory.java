package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLines;
import java.time.Clock;
import java.util.function.Supplier;

/** Makes the order that a command asks for, with a new id and the current time. */
public record OrderFactory(Supplier<OrderId> ids, Clock clock) {
  Order create(PlaceOrder.Command command) {
    Placement placement =
        new Placement(command.userId(), clock.instant(), command.key(), command.correlationId());
    return Order.reserving(ids.get(), placement, OrderLines.merging(command.lines()));
  }
}
