package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Sending;
import java.util.ArrayList;
import java.util.List;

/** Remembers which orders were announced, in order. */
public final class InMemoryOrderEvents implements OrderEvents {
  private final List<OrderId> announced = new ArrayList<>();
  private boolean away;

  @Override
  public synchronized Sending placed(Order order) {
    if (away) {
      return new Sending.NotSent("the queue is away");
    }
    announced.add(order.orderId());
    return new Sending.Sent();
  }

  /** From now on nothing can be sent. */
  public synchronized void goAway() {
    away = true;
  }

  /** What was sent, repetitions included. */
  public synchronized List<OrderId> announced() {
    return List.copyOf(announced);
  }
}
