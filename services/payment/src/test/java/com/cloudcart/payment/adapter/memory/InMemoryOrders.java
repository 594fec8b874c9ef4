package com.cloudcart.payment.adapter.memory;

import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.Turn;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.Settlement;
import java.util.HashMap;
import java.util.Map;

/** Orders as the table keeps them, for one JVM. */
public final class InMemoryOrders implements Orders {
  private final Map<OrderId, Order> accepted = new HashMap<>();
  private final Map<OrderId, Settlement> standings = new HashMap<>();

  /** Stores an order as the order service would. */
  public synchronized void put(Order order, String status) {
    standings.remove(order.orderId());
    switch (status) {
      case "PENDING" -> accepted.put(order.orderId(), order);
      case "SHIPPED" -> standings.put(order.orderId(), new Settlement.Shipped());
      default -> standings.put(order.orderId(), new Settlement.NotAccepted(status));
    }
  }

  @Override
  public synchronized Settlement settle(OrderId orderId, Payment payment) {
    Settlement standing = standings.get(orderId);
    if (standing != null) {
      return standing;
    }
    Order order = accepted.get(orderId);
    if (order == null) {
      return new Settlement.Unknown();
    }
    standings.put(orderId, settled(order, payment, Turn.REPEATED));
    return settled(order, payment, Turn.FIRST);
  }

  private static Settlement settled(Order order, Payment payment, Turn turn) {
    return switch (payment) {
      case Payment.Approved approved -> new Settlement.Paid(order, approved.at(), turn);
      case Payment.Declined declined -> new Settlement.Declined(order, turn);
    };
  }
}
