package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.sqs.SqsSender;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.port.PaymentEvents;
import java.time.Instant;

/** Sends payment events to the queue that shipment reads. */
public final class SqsPaymentEvents implements PaymentEvents {
  private final SqsSender sender;

  /**
   * Events to one queue.
   *
   * @param sender holds them against event-schemas/payment-success.schema.json
   */
  public SqsPaymentEvents(SqsSender sender) {
    this.sender = sender;
  }

  @Override
  public void succeeded(Order order, Instant paidAt) {
    var event = new PaymentSuccessEvent(order, paidAt, Correlation.current().id());
    sender.send(JsonWriter.text(event));
  }
}
