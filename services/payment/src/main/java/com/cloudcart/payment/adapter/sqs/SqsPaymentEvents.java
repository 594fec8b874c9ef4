package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.generated.events.PaymentSuccessLine;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.PaymentEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Sends payment events to the queue that shipment reads. */
public final class SqsPaymentEvents implements PaymentEvents {
  private static final String TYPE = "PaymentSuccessEvent";
  private static final int VERSION = 1;

  private final QueueSender<PaymentSuccessEvent> sender;

  public SqsPaymentEvents(QueueSender<PaymentSuccessEvent> sender) {
    this.sender = sender;
  }

  @Override
  public void succeeded(Order order, Instant paidAt) {
    sender.send(event(order, paidAt, Correlation.current().id()));
  }

  private static PaymentSuccessEvent event(Order order, Instant paidAt, String correlationId) {
    return new PaymentSuccessEvent(
        eventId(order),
        TYPE,
        VERSION,
        paidAt,
        correlationId,
        order.orderId().value(),
        order.userId().value(),
        order.lines().stream().map(SqsPaymentEvents::line).toList(),
        order.totalAmount().amount(),
        paidAt);
  }

  /** Derived from the order, so that every event of the same order has the same id. */
  private static String eventId(Order order) {
    String name = TYPE + ":" + order.orderId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static PaymentSuccessLine line(OrderLine line) {
    return new PaymentSuccessLine(line.productId().value(), line.quantity(), line.price().amount());
  }
}
