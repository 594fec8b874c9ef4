package com.cloudcart.shipment.lambda;

import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.events.MessageHandler;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.usecase.ShipOrder;
import com.cloudcart.shipment.usecase.ShipOrder.Result;

/**
 * Ships the order that a PaymentSuccessEvent names. The message of an order that cannot be shipped
 * returns to its queue.
 */
final class PaymentSuccessHandler implements MessageHandler<PaymentSuccessEvent> {
  private final ShipOrder shipOrder;
  private final Log log;
  private final Metrics metrics;

  PaymentSuccessHandler(ShipOrder shipOrder, Log log, Metrics metrics) {
    this.shipOrder = shipOrder;
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void handle(PaymentSuccessEvent event) {
    OrderId orderId = new OrderId(event.orderId());
    switch (shipOrder.handle(orderId)) {
      case Result.Shipped shipped -> report(orderId, shipped);
      case Result.NotReady(String why) -> throw new OrderNotReady(orderId, why);
    }
  }

  private void report(OrderId orderId, Result.Shipped shipped) {
    Field order = Field.of("orderId", orderId);
    Field tracking = Field.of("trackingId", shipped.trackingId());
    if (shipped.delivery() == Delivery.FIRST) {
      metrics.count("ShipmentInitiated", order);
    }
    log.info("Order shipped", order, tracking, Field.of("delivery", shipped.delivery()));
  }
}
