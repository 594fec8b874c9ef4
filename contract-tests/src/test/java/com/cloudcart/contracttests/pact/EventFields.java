package com.cloudcart.contracttests.pact;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import java.util.Map;

/** What every event says of its order. */
final class EventFields {

  static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z";
  static final String TIME_EXAMPLE = "2026-11-23T01:02:03.456Z";

  static final String ID = "[A-Za-z0-9._~-]{1,128}";

  private static final String PRODUCT = "mug";
  private static final int QUANTITY = 2;
  private static final double PRICE = 12.5;
  private static final double TOTAL = 25;

  /**
   * The order that an event is about, for the provider's state. That it is known makes amounts
   * comparable: an event in cents has the right types, and is wrong all the same.
   */
  static final Map<String, Object> ORDER =
      Map.of("productId", PRODUCT, "quantity", QUANTITY, "price", PRICE, "totalAmount", TOTAL);

  private EventFields() {}

  static void common(LambdaDslJsonBody event, String type, String orderId) {
    event.stringMatcher("eventId", ID, "event-1");
    event.stringValue("eventType", type);
    event.numberValue("schemaVersion", 1);
    event.stringMatcher("occurredAt", TIME, TIME_EXAMPLE);
    event.stringMatcher("correlationId", ID, "c-1");
    event.stringMatcher("orderId", ID, orderId);
    event.stringMatcher("userId", "[A-Za-z0-9._~@-]{1,128}", "ann@example.com");
    event.array(
        "items",
        lines ->
            lines.object(line -> {
              line.stringValue("productId", PRODUCT);
              line.numberValue("quantity", QUANTITY);
              line.numberValue("price", PRICE);
            }));
    event.numberValue("totalAmount", TOTAL);
  }
}
