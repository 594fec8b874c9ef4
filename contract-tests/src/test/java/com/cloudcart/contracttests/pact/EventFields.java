package com.cloudcart.contracttests.pact;

import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import java.util.List;
import java.util.Map;

/** What every event says of its order. */
final class EventFields {

  static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z";
  static final String TIME_EXAMPLE = "2026-11-23T01:02:03.456Z";

  static final String ID = "[A-Za-z0-9._~-]{1,128}";

  /**
   * The order that an event is about, for the provider's state. That it is known makes its ids and
   * amounts comparable: an event in cents, or of another order, has the right types.
   */
  static final Map<String, Object> ORDER =
      Map.of(
          "orderId", "order-1",
          "userId", "ann@example.com",
          "correlationId", "c-1",
          "items", List.of(line("bowl", 3, 8.05), line("mug", 2, 12.5)),
          "totalAmount", 49.15);

  private EventFields() {}

  private static Map<String, Object> line(String productId, int quantity, double price) {
    return Map.of("productId", productId, "quantity", quantity, "price", price);
  }

  /** The fields of an event whose order has the id of {@link #ORDER}. */
  static void common(LambdaDslJsonBody event, String type) {
    event.stringValue("orderId", "order-1");
    commonWithoutId(event, type);
  }

  /** The fields of an event of a new order, whose id only the provider knows. */
  static void commonOfNewOrder(LambdaDslJsonBody event, String type) {
    event.stringMatcher("orderId", ID, "order-1");
    commonWithoutId(event, type);
  }

  private static void commonWithoutId(LambdaDslJsonBody event, String type) {
    event.stringMatcher("eventId", ID, "event-1");
    event.stringValue("eventType", type);
    event.numberValue("schemaVersion", 1);
    event.stringMatcher("occurredAt", TIME, TIME_EXAMPLE);
    event.stringValue("correlationId", "c-1");
    event.stringValue("userId", "ann@example.com");
    event.array(
        "items",
        lines -> {
          lines.object(line -> line(line, "bowl", 3, 8.05));
          lines.object(line -> line(line, "mug", 2, 12.5));
        });
    event.numberValue("totalAmount", 49.15);
  }

  private static void line(LambdaDslObject line, String productId, int quantity, double price) {
    line.stringValue("productId", productId);
    line.numberValue("quantity", quantity);
    line.numberValue("price", price);
  }
}
