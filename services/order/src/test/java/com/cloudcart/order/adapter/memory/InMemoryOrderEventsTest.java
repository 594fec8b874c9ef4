package com.cloudcart.order.adapter.memory;

import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEventsSuite;
import java.util.List;

class InMemoryOrderEventsTest extends OrderEventsSuite {
  private final InMemoryOrderEvents events = new InMemoryOrderEvents();

  @Override
  protected OrderEvents events() {
    return events;
  }

  @Override
  protected OrderEvents unavailableEvents() {
    events.makeUnavailable();
    return events;
  }

  @Override
  protected List<OrderId> received(int orders) {
    return events.announced().subList(0, orders);
  }
}
