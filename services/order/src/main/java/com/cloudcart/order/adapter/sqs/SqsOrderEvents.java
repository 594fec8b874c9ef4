package com.cloudcart.order.adapter.sqs;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.generated.events.OrderPlacedLine;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEvents.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the events of orders to the queue that payment reads. */
public final class SqsOrderEvents implements OrderEvents {
  private static final String TYPE = "OrderPlacedEvent";
  private static final int VERSION = 1;

  private final QueueSender<OrderPlacedEvent> sender;

  public SqsOrderEvents(QueueSender<OrderPlacedEvent> sender) {
    this.sender = sender;
  }

  @Override
  public SendResult placed(Order order) {
    try {
      sender.send(event(order));
      return new SendResult.Sent();
    } catch (SdkException | IllegalStateException e) {
      // The order is already accepted. An unavailable queue or an invalid message cannot change
      // that. The caller reports it, and recovery sends the event again.
      return new SendResult.NotSent(e.toString());
    }
  }

  private static OrderPlacedEvent event(Order order) {
    return new OrderPlacedEvent(
        eventId(order),
        TYPE,
        VERSION,
        order.progress().history().getFirst().at(),
        order.placement().correlationId(),
        order.orderId().value(),
        order.userId().value(),
        order.lines().lines().stream().map(SqsOrderEvents::line).toList(),
        order.total().amount());
  }

  /** Derived from the order, so that every event of the same order has the same id. */
  private static String eventId(Order order) {
    String name = order.orderId() + "/" + TYPE;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static OrderPlacedLine line(OrderLine line) {
    return new OrderPlacedLine(line.productId().value(), line.quantity(), line.price().amount());
  }
}
