package com.cloudcart.audit.adapter.dynamo;

import com.cloudcart.audit.domain.Claim;
import com.cloudcart.audit.domain.Order;
import com.cloudcart.audit.domain.Order.Line;
import com.cloudcart.audit.domain.Order.Placement;
import com.cloudcart.audit.domain.Order.Progress;
import com.cloudcart.audit.domain.OrderId;
import com.cloudcart.audit.domain.OrderStatus;
import com.cloudcart.audit.domain.ProductId;
import com.cloudcart.audit.domain.Reservation;
import com.cloudcart.kit.aws.Attributes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the four tables, as far as the rules need them. */
final class Items {
  static final List<String> OF_RESERVATION =
      List.of("reservationId", "productId", "quantity", "reservationState");
  static final List<String> OF_CLAIM = List.of("orderId", "state");
  static final List<String> OF_PRODUCT = List.of("productId", "stock");
  static final List<String> OF_ORDER =
      List.of(
          "orderId",
          "status",
          "items",
          "totalAmount",
          "createdAt",
          "updatedAt",
          "idempotencyKey",
          "recoveryState",
          "trackingId");

  private Items() {}

  static Reservation reservation(Map<String, AttributeValue> item) {
    return new Reservation(
        new OrderId(Attributes.readText(item, "reservationId")),
        productId(item),
        quantity(item),
        Attributes.readText(item, "reservationState").equals("HELD"));
  }

  static Claim claim(Map<String, AttributeValue> item) {
    return new Claim(orderId(item), Attributes.readText(item, "state").equals("COMPLETED"));
  }

  static Entry<ProductId, BigDecimal> stock(Map<String, AttributeValue> item) {
    return Map.entry(productId(item), Attributes.readNumber(item, "stock"));
  }

  static Order order(Map<String, AttributeValue> item) {
    Placement placement =
        new Placement(
            textOrEmpty(item, "idempotencyKey"),
            Attributes.readTime(item, "createdAt"),
            Attributes.get(item, "items").l().stream().map(line -> line(line.m())).toList(),
            Attributes.readNumber(item, "totalAmount"));
    Progress progress =
        new Progress(
            OrderStatus.valueOf(Attributes.readText(item, "status")),
            Attributes.readTime(item, "updatedAt"),
            item.containsKey("recoveryState"),
            textOrEmpty(item, "trackingId"));
    return new Order(orderId(item), placement, progress);
  }

  private static Line line(Map<String, AttributeValue> line) {
    return new Line(productId(line), quantity(line), Attributes.readNumber(line, "price"));
  }

  private static OrderId orderId(Map<String, AttributeValue> item) {
    return new OrderId(Attributes.readText(item, "orderId"));
  }

  private static ProductId productId(Map<String, AttributeValue> item) {
    return new ProductId(Attributes.readText(item, "productId"));
  }

  private static int quantity(Map<String, AttributeValue> item) {
    return Attributes.readNumber(item, "quantity").intValueExact();
  }

  private static String textOrEmpty(Map<String, AttributeValue> item, String name) {
    return Attributes.find(item, name).map(AttributeValue::s).orElse("");
  }
}
