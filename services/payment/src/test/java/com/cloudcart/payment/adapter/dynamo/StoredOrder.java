package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.OrdersSuite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the orders table as the order service writes it. */
final class StoredOrder {
  static final String PLACED_AT = Attributes.time(OrdersSuite.NOW.minusSeconds(60)).s();

  private StoredOrder() {}

  static Map<String, AttributeValue> item(Order order, String status) {
    var item = new HashMap<String, AttributeValue>();
    item.put("orderId", text(order.orderId().value()));
    item.put("items", AttributeValue.fromL(order.lines().stream().map(StoredOrder::line).toList()));
    item.put("totalAmount", AttributeValue.fromN(order.totalAmount().toString()));
    item.put("status", text(status));
    item.put("createdAt", text(PLACED_AT));
    item.put("updatedAt", text(PLACED_AT));
    item.put("correlationId", text("corr-1"));
    item.putAll(
        switch (status) {
          case "RESERVING", "RELEASING" -> Map.of("reservingFor", text(order.userId().value()));
          default ->
              Map.of(
                  "userId", text(order.userId().value()),
                  "history", AttributeValue.fromL(List.of(change("PENDING", PLACED_AT))));
        });
    item.putAll(
        switch (status) {
          case "PAID" -> Map.of();
          case "FAILED" -> Map.of("failureReason", text("Payment declined"));
          case "SHIPPED" -> Map.of("trackingId", text("TRK-1"), "shippedAt", text(PLACED_AT));
          default -> Map.of("recoveryState", text("OPEN"), "recoveryAt", text(PLACED_AT));
        });
    return item;
  }

  static AttributeValue change(String status, String at) {
    return AttributeValue.fromM(Map.of("status", text(status), "at", text(at)));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue line(OrderLine line) {
    return AttributeValue.fromM(
        Map.of(
            "productId", text(line.productId().value()),
            "quantity", AttributeValue.fromN(Integer.toString(line.quantity())),
            "price", AttributeValue.fromN(line.price().toString())));
  }
}
