package com.cloudcart.payment.lambda;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.events.MessageHandler;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.port.Orders.Settlement;
import com.cloudcart.payment.usecase.TakePayment;
import com.cloudcart.payment.usecase.TakePayment.Result;

/**
 * Takes the payment of the order that an OrderPlacedEvent names. The order itself is read from the
 * table, because the stored order is the one that was accepted. The message of an order that cannot
 * be paid returns to its queue.
 */
final class OrderPlacedHandler implements MessageHandler<OrderPlacedEvent> {
  private final TakePayment takePayment;
  private final Log log;
  private final Metrics metrics;

  OrderPlacedHandler(TakePayment takePayment, Log log, Metrics metrics) {
    this.takePayment = takePayment;
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void handle(OrderPlacedEvent event) {
    OrderId orderId = new OrderId(event.orderId());
    Field id = Field.of("orderId", orderId);
    switch (takePayment.handle(orderId, settlement -> count(settlement, id))) {
      case Result.Paid(Delivery delivery) ->
          log.info("Payment succeeded, event sent", id, Field.of("delivery", delivery));
      case Result.Declined(Delivery delivery) ->
          log.info("Payment declined, stock released", id, Field.of("delivery", delivery));
      case Result.Shipped() -> log.info("Order already shipped, nothing done", id);
      case Result.NotReady(String why) -> throw new OrderNotReady(orderId, why);
    }
  }

  private void count(Settlement settlement, Field id) {
    if (settlement instanceof Settlement.Paid paid && paid.delivery() == Delivery.FIRST) {
      metrics.count("PaymentSucceeded", id);
    }
    if (settlement instanceof Settlement.Declined declined
        && declined.delivery() == Delivery.FIRST) {
      metrics.count("PaymentFailed", id);
    }
  }
}
