package com.cloudcart.payment.adapter.memory;

import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Orders;
import java.util.HashMap;
import java.util.Map;

/** Orders in memory. */
public final class InMemoryOrders implements Orders {
  private final Map<OrderId, Order> accepted = new HashMap<>();
  private final Map<OrderId, Settlement> settlements = new HashMap<>();

  /** Stores an order with a status that the order or the shipment service writes. */
  public synchronized void put(Order order, String status) {
    settlements.remove(order.orderId());
    switch (status) {
      case "PENDING" -> accepted.put(order.orderId(), order);
      case "SHIPPED" -> settlements.put(order.orderId(), new Settlement.Shipped());
      default -> settlements.put(order.orderId(), new Settlement.NotAccepted(status));
    }
  }

  @Override
  public synchronized Settlement settle(OrderId orderId, Payment payment) {
    Settlement settlement = settlements.get(orderId);
    if (settlement != null) {
      return settlement;
    }
    Order order = accepted.get(orderId);
    if (order == null) {
      return new Settlement.Unknown();
    }
    settlements.put(orderId, settled(order, payment, Delivery.REPEATED));
    return settled(order, payment, Delivery.FIRST);
  }

  private static Settlement settled(Order order, Payment payment, Delivery delivery) {
    return switch (payment) {
      case Payment.Approved approved -> new Settlement.Paid(order, approved.at(), delivery);
      case Payment.Declined declined -> new Settlement.Declined(order, delivery);
    };
  }
}
