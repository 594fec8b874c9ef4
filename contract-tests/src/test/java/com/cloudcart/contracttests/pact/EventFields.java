package com.cloudcart.contracttests.pact;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;

/** What every event says of its order. */
final class EventFields {

  static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z";
  static final String TIME_EXAMPLE = "2026-11-23T01:02:03.456Z";

  private static final String ID = "[A-Za-z0-9._~-]{1,128}";

  private EventFields() {}

  static void common(LambdaDslJsonBody event, String type, String orderId) {
    event.stringMatcher("eventId", ID, "event-1");
    event.stringValue("eventType", type);
    event.numberValue("schemaVersion", 1);
    event.stringMatcher("occurredAt", TIME, TIME_EXAMPLE);
    event.stringMatcher("correlationId", ID, "c-1");
    event.stringMatcher("orderId", ID, orderId);
    event.stringMatcher("userId", "[A-Za-z0-9._~@-]{1,128}", "ann@example.com");
    event.minArrayLike(
        "items",
        1,
        line -> {
          line.stringMatcher("productId", ID, "mug");
          line.integerType("quantity", 2);
          line.decimalType("price", 12.5);
        });
    event.decimalType("totalAmount", 25.5);
  }
}
