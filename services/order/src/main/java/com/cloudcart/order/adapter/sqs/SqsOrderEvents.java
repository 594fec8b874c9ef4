package com.cloudcart.order.adapter.sqs;

import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEvents.SendResult;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the events of orders to the queue that payment reads. */
public final class SqsOrderEvents implements OrderEvents {
  private final QueueSender<OrderPlacedEvent> sender;

  public SqsOrderEvents(QueueSender<OrderPlacedEvent> sender) {
    this.sender = sender;
  }

  @Override
  public SendResult placed(Order order) {
    try {
      sender.send(OrderPlacedEvent.of(order));
      return new SendResult.Sent();
    } catch (SdkException | IllegalStateException e) {
      // The order is already accepted. An unavailable queue or an invalid message cannot change
      // that. The caller reports it, and recovery sends the event again.
      return new SendResult.NotSent(e.toString());
    }
  }
}
