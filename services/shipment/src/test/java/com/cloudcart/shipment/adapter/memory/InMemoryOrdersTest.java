package com.cloudcart.shipment.adapter.memory;

import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.port.Orders;
import com.cloudcart.shipment.port.OrdersSuite;

class InMemoryOrdersTest implements OrdersSuite {
  private final InMemoryOrders orders = new InMemoryOrders();

  @Override
  public Orders orders() {
    return orders;
  }

  @Override
  public void given(OrderId orderId, String status) {
    orders.put(orderId, status);
  }
}
