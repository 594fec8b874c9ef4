package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.OrdersSuite;

class InMemoryOrdersTest extends OrdersSuite {
  private final Orders orders = new InMemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }
}
