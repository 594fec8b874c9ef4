package com.cloudcart.order.adapter.sqs;

import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.kit.sqs.SqsSender;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Sending;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the events of orders to the queue that payment reads. */
public final class SqsOrderEvents implements OrderEvents {
  private final SqsSender orderPlaced;

  /**
   * @param orderPlaced holds each message against the schema before it sends it
   */
  public SqsOrderEvents(SqsSender orderPlaced) {
    this.orderPlaced = orderPlaced;
  }

  @Override
  public Sending placed(Order order) {
    try {
      orderPlaced.send(JsonWriter.text(new OrderPlacedEvent(order)));
      return new Sending.Sent();
    } catch (SdkException | IllegalStateException e) {
      // The order is accepted by now: neither a queue that is away nor a message that breaks its
      // contract may take that back. The caller reports it, and recovery tries again.
      return new Sending.NotSent(e.toString());
    }
  }
}
