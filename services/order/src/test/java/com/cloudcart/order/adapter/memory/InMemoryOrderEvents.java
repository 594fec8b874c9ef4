package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEvents.SendResult;
import java.util.ArrayList;
import java.util.List;

/** Remembers which orders were announced, in order. */
public final class InMemoryOrderEvents implements OrderEvents {
  private final List<OrderId> announced = new ArrayList<>();
  private boolean unavailable;

  @Override
  public synchronized SendResult placed(Order order) {
    if (unavailable) {
      return new SendResult.NotSent("the queue is unavailable");
    }
    announced.add(order.orderId());
    return new SendResult.Sent();
  }

  /** From now on nothing can be sent. */
  public synchronized void makeUnavailable() {
    unavailable = true;
  }

  /** The orders whose event was sent, with repetitions. */
  public synchronized List<OrderId> announced() {
    return List.copyOf(announced);
  }
}
