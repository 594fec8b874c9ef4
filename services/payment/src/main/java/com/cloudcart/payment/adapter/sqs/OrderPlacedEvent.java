package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.kit.json.JsonObject;
import com.cloudcart.kit.json.ObjectRule;
import com.cloudcart.kit.json.Reading;
import com.cloudcart.kit.json.Rules;
import com.cloudcart.payment.domain.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What payment reads of event-schemas/order-placed.schema.json: which order. All else it takes from
 * the order itself, which is what was accepted.
 */
public record OrderPlacedEvent(OrderId orderId) {
  private static final ObjectRule<OrderPlacedEvent> RULE =
      new ObjectRule<>() {
        @Override
        public @Nullable OrderPlacedEvent fields(JsonObject in) {
          String orderId = in.required("orderId", Rules.text(1, 128, null, null));
          return orderId == null ? null : new OrderPlacedEvent(new OrderId(orderId));
        }
      };

  /**
   * Reads a body that keeps the schema.
   *
   * @throws IllegalArgumentException when it does not
   */
  public static OrderPlacedEvent read(String body) {
    Reading reading = Reading.ofResponse();
    OrderPlacedEvent event = reading.body(body, RULE);
    if (event == null) {
      throw new IllegalArgumentException("not an OrderPlacedEvent: " + reading.violations());
    }
    return event;
  }
}
