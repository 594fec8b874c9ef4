package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.kit.test.TestTime;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the services store them. */
public final class Items {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Instant NOW = TestTime.now();

  private static final String TIME = NOW.toString();

  private Items() {}

  static String inAnHour() {
    return NOW.plus(Duration.ofHours(1)).toString();
  }

  public static Map<String, AttributeValue> product(String id, int stock, String price) {
    return product(Map.of("productId", id, "stock", stock, "price", price));
  }

  /** A product with these fields. */
  static Map<String, AttributeValue> product(Map<String, Object> fields) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("title", text("Stoneware mug"));
    item.put("createdAt", text(TIME));
    item.put("updatedAt", text(TIME));
    fields.forEach((name, value) -> {
      boolean number = name.equals("price") || name.equals("stock");
      item.put(name, number ? AttributeValue.fromN(value.toString()) : text(value.toString()));
    });
    return item;
  }

  static String of(Map<String, Object> state, String name) {
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
    item.put("correlationId", text("c-1"));
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

  /** The items of an order: one line and the total amount. */
  static Map<String, AttributeValue> bought(Map<String, Object> state) {
    Map<String, AttributeValue> line =
        Map.of(
            "productId", text(of(state, "productId")),
            "quantity", AttributeValue.fromN(of(state, "quantity")),
            "price", AttributeValue.fromN(of(state, "price")));
    return Map.of(
        "items", AttributeValue.fromL(List.of(AttributeValue.fromM(line))),
        "totalAmount", AttributeValue.fromN(of(state, "totalAmount")));
  }

  /** A valid event for an order. */
  static String orderPlaced(String orderId) {
    ObjectNode event =
        (ObjectNode)
            Document.read(ROOT.resolve("event-schemas/examples/valid/order-placed.one-line.json"))
                .root();
    return event.put("orderId", orderId).toString();
  }

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
