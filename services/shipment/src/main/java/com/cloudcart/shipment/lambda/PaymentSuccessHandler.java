package com.cloudcart.shipment.lambda;

import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.kit.sqs.MessageHandler;
import com.cloudcart.shipment.adapter.sqs.PaymentSuccessEvent;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.Turn;
import com.cloudcart.shipment.usecase.ShipOrder;
import com.cloudcart.shipment.usecase.ShipOrder.Result;

/** Takes a PaymentSuccessEvent to the use case; what may not be shipped now goes back. */
final class PaymentSuccessHandler implements MessageHandler {
  private final ShipOrder shipOrder;
  private final Log log;
  private final Metrics metrics;

  PaymentSuccessHandler(ShipOrder shipOrder, Log log, Metrics metrics) {
    this.shipOrder = shipOrder;
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void handle(String body) {
    OrderId orderId = PaymentSuccessEvent.read(body).orderId();
    switch (shipOrder.ship(orderId)) {
      case Result.Shipped shipped -> report(orderId, shipped);
      case Result.NotReady(String why) -> throw new OrderNotReady(orderId, why);
    }
  }

  private void report(OrderId orderId, Result.Shipped shipped) {
    Field order = Field.of("orderId", orderId);
    Field tracking = Field.of("trackingId", shipped.trackingId());
    if (shipped.turn() == Turn.FIRST) {
      metrics.count("ShipmentInitiated", order);
    }
    log.info("Order is shipped", order, tracking, Field.of("turn", shipped.turn()));
  }
}
