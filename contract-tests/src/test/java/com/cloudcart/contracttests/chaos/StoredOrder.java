package com.cloudcart.contracttests.chaos;

import com.cloudcart.kit.aws.Attributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order in the orders table.
 *
 * @param scope as {@link Attempt.Request#scope()}
 * @param trackingId empty for none
 */
record StoredOrder(
    String orderId,
    String scope,
    Map<String, Integer> quantities,
    List<String> history,
    String trackingId) {

  static StoredOrder read(Map<String, AttributeValue> item) {
    Map<String, Integer> quantities = new TreeMap<>();
    for (AttributeValue line : list(item, "items")) {
      quantities.merge(
          Attributes.readText(line.m(), "productId"),
          Attributes.readNumber(line.m(), "quantity").intValueExact(),
          Integer::sum);
    }
    return new StoredOrder(
        Attributes.readText(item, "orderId"),
        text(item, "idempotencyKey", text(item, "userId", "not accepted")),
        quantities,
        list(item, "history").stream().map(c -> Attributes.readText(c.m(), "status")).toList(),
        text(item, "trackingId", ""));
  }

  String status() {
    return history.isEmpty() ? "not accepted" : history.getLast();
  }

  private static String text(Map<String, AttributeValue> item, String name, String otherwise) {
    return Attributes.find(item, name).map(AttributeValue::s).orElse(otherwise);
  }

  private static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
    return Attributes.find(item, name).map(AttributeValue::l).orElse(List.of());
  }
}
