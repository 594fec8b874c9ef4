package com.cloudcart.shipment.adapter.sqs;

import com.cloudcart.kit.json.JsonObject;
import com.cloudcart.kit.json.ObjectRule;
import com.cloudcart.kit.json.Reading;
import com.cloudcart.kit.json.Rules;
import com.cloudcart.shipment.domain.OrderId;
import org.jspecify.annotations.Nullable;

/** What shipment reads of event-schemas/payment-success.schema.json: which order. */
public record PaymentSuccessEvent(OrderId orderId) {
  private static final ObjectRule<PaymentSuccessEvent> RULE =
      new ObjectRule<>() {
        @Override
        public @Nullable PaymentSuccessEvent fields(JsonObject in) {
          String orderId = in.required("orderId", Rules.text(1, 128, null, null));
          return orderId == null ? null : new PaymentSuccessEvent(new OrderId(orderId));
        }
      };

  /**
   * Reads a body that keeps the schema.
   *
   * @throws IllegalArgumentException when it does not
   */
  public static PaymentSuccessEvent read(String body) {
    Reading reading = Reading.ofResponse();
    PaymentSuccessEvent event = reading.body(body, RULE);
    if (event == null) {
      throw new IllegalArgumentException("not a PaymentSuccessEvent: " + reading.violations());
    }
    return event;
  }
}
