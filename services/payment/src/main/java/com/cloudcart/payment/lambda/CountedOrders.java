package com.cloudcart.payment.lambda;

import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.Turn;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.Settlement;

/**
 * Counts settlements where they happen: once an order, however often its event comes and its
 * effects are repeated.
 */
final class CountedOrders implements Orders {
  private final Orders orders;
  private final Metrics metrics;

  CountedOrders(Orders orders, Metrics metrics) {
    this.orders = orders;
    this.metrics = metrics;
  }

  @Override
  public Settlement settle(OrderId orderId, Payment payment) {
    Settlement settlement = orders.settle(orderId, payment);
    Field id = Field.of("orderId", orderId);
    if (settlement instanceof Settlement.Paid paid && paid.turn() == Turn.FIRST) {
      metrics.count("PaymentSucceeded", id);
    }
    if (settlement instanceof Settlement.Declined declined && declined.turn() == Turn.FIRST) {
      metrics.count("PaymentFailed", id);
    }
    return settlement;
  }
}
