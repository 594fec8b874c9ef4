package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.kit.test.TestTime;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the services store them. */
public final class Items {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Instant NOW = TestTime.now();

  private static final String TIME = NOW.toString();

  /** The correlation id of the requests that set up a state. */
  static final String CORRELATION_ID = "c-1";

  private Items() {}

  static String inAnHour() {
    return NOW.plus(Duration.ofHours(1)).toString();
  }

  static String anHourAgo() {
    return NOW.minus(Duration.ofHours(1)).toString();
  }

  public static Map<String, AttributeValue> product(String id, int stock, String price) {
    return Map.of(
        "productId", text(id),
        "title", text("Stoneware mug"),
        "price", AttributeValue.fromN(price),
        "stock", AttributeValue.fromN(String.valueOf(stock)),
        "createdAt", text(TIME),
        "updatedAt", text(TIME));
  }

  static Map<String, AttributeValue> product(Map<?, ?> fields) {
    Map<String, AttributeValue> item = item(fields);
    item.put("createdAt", text(TIME));
    item.put("updatedAt", text(TIME));
    return item;
  }

  /** The fields of a provider state as attributes. */
  static Map<String, AttributeValue> item(Map<?, ?> fields) {
    Map<String, AttributeValue> item = new HashMap<>();
    fields.forEach((name, value) -> item.put(String.valueOf(name), attribute(value)));
    return item;
  }

  static AttributeValue attribute(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Number number -> AttributeValue.fromN(new BigDecimal(number.toString()).toPlainString());
      case List<?> list -> AttributeValue.fromL(list.stream().map(Items::attribute).toList());
      case Map<?, ?> fields -> AttributeValue.fromM(item(fields));
      default -> throw new IllegalArgumentException("There is no attribute for " + value);
    };
  }

  /** The order lines of a state. Older pacts have the fields of the only line in their place. */
  static List<?> lines(Map<?, ?> state) {
    if (state.get("items") instanceof List<?> lines) {
      return lines;
    }
    Map<Object, Object> only = new HashMap<>(state);
    only.keySet().retainAll(Set.of("productId", "quantity", "price"));
    return List.of(only);
  }

  static String of(Map<?, ?> state, String name) {
    return String.valueOf(state.get(name));
  }

  static Map<String, AttributeValue> reservation(Map<String, Object> state, String reservation) {
    return Map.of(
        "productId", text(of(state, "productId")),
        "reservationId", text(of(state, "reservationId")),
        "quantity", AttributeValue.fromN(of(state, "quantity")),
        "reservationState", text(reservation),
        "updatedAt", text(TIME),
        "expiresAt",
            AttributeValue.fromN(String.valueOf(NOW.plus(Duration.ofDays(30)).getEpochSecond())));
  }

  /** An order of two mugs, with the last status of the history. */
  public static Map<String, AttributeValue> order(String id, String userId, String... statuses) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", text(id));
    item.put("userId", text(userId));
    item.put(
        "items",
        AttributeValue.fromL(
            List.of(
                AttributeValue.fromM(
                    Map.of(
                        "productId", text("mug"),
                        "title", text("Stoneware mug"),
                        "quantity", AttributeValue.fromN("2"),
                        "price", AttributeValue.fromN("12.5"))))));
    item.put("totalAmount", AttributeValue.fromN("25"));
    item.put("status", text(statuses[statuses.length - 1]));
    item.put("createdAt", text(TIME));
    item.put("updatedAt", text(TIME));
    item.put("correlationId", text(CORRELATION_ID));
    item.put(
        "history",
        AttributeValue.fromL(
            List.of(statuses).stream()
                .map(status ->
                    AttributeValue.fromM(Map.of("status", text(status), "at", text(TIME))))
                .toList()));
    if (List.of(statuses).contains("SHIPPED")) {
      item.put("trackingId", text("TRK-1A2B3C4D"));
      item.put("shippedAt", text(TIME));
    }
    if (List.of(statuses).contains("FAILED")) {
      item.put("failureReason", text("Payment declined"));
    }
    return item;
  }

  /** The order of a provider state, with a history that ends with its status. */
  static Map<String, AttributeValue> order(Map<?, ?> state) {
    String[] history =
        switch (of(state, "status")) {
          case "PAID" -> new String[] {"PENDING", "PAID"};
          case "SHIPPED" -> new String[] {"PENDING", "PAID", "SHIPPED"};
          case "FAILED" -> new String[] {"PENDING", "FAILED"};
          default -> new String[] {"PENDING"};
        };
    Map<String, AttributeValue> item = order("order-1", "ann@example.com", history);
    item.putAll(item(state));
    item.put("items", attribute(lines(state)));
    return item;
  }

  /** A valid event for an order. */
  static String orderPlaced(String orderId) {
    ObjectNode event =
        (ObjectNode)
            Document.read(ROOT.resolve("event-schemas/examples/valid/order-placed.one-line.json"))
                .root();
    return event.put("correlationId", CORRELATION_ID).put("orderId", orderId).toString();
  }

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
