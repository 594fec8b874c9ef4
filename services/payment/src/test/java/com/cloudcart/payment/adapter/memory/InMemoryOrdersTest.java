package com.cloudcart.payment.adapter.memory;

import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.OrdersSuite;

class InMemoryOrdersTest implements OrdersSuite {
  private final InMemoryOrders orders = new InMemoryOrders();

  @Override
  public Orders orders() {
    return orders;
  }

  @Override
  public void given(Order order, String status) {
    orders.put(order, status);
  }
}
