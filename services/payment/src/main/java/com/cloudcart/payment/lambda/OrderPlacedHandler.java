package com.cloudcart.payment.lambda;

import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.sqs.MessageHandler;
import com.cloudcart.payment.adapter.sqs.OrderPlacedEvent;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.usecase.TakePayment;
import com.cloudcart.payment.usecase.TakePayment.Result;

/** Takes an OrderPlacedEvent to the use case; what cannot be paid now goes back to the queue. */
final class OrderPlacedHandler implements MessageHandler {
  private final TakePayment takePayment;
  private final Log log;

  OrderPlacedHandler(TakePayment takePayment, Log log) {
    this.takePayment = takePayment;
    this.log = log;
  }

  @Override
  public void handle(String body) {
    OrderId orderId = OrderPlacedEvent.read(body).orderId();
    Field id = Field.of("orderId", orderId);
    switch (takePayment.take(orderId)) {
      case Result.Paid paid ->
          log.info("Order is paid, shipment is told", id, Field.of("turn", paid.turn()));
      case Result.Declined declined ->
          log.info("Payment declined, stock is given back", id, Field.of("turn", declined.turn()));
      case Result.Shipped() -> log.info("Order is shipped already, nothing to do", id);
      case Result.NotReady(String why) -> throw new OrderNotReady(orderId, why);
    }
  }
}
