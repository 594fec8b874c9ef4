package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.port.PaymentEvents;
import java.time.Instant;

/** Sends payment events to the queue that shipment reads. */
public final class SqsPaymentEvents implements PaymentEvents {
  private final QueueSender<PaymentSuccessEvent> sender;

  public SqsPaymentEvents(QueueSender<PaymentSuccessEvent> sender) {
    this.sender = sender;
  }

  @Override
  public void succeeded(Order order, Instant paidAt) {
    sender.send(PaymentSuccessEvent.of(order, paidAt, Correlation.current().id()));
  }
}
