package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Money;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.domain.ProductId;
import com.cloudcart.payment.domain.UserId;
import com.cloudcart.payment.port.Orders.Settlement;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the orders table; the order service writes it. */
final class OrderItem {
  static final String PENDING = "PENDING";
  static final String PAID = "PAID";
  static final String FAILED = "FAILED";
  private static final String SHIPPED = "SHIPPED";

  private OrderItem() {}

  static Settlement settlement(Map<String, AttributeValue> item, Delivery delivery) {
    String status = text(item, "status");
    return switch (status) {
      case PAID -> new Settlement.Paid(order(item), since(item, PAID), delivery);
      case FAILED -> new Settlement.Declined(order(item), delivery);
      case SHIPPED -> new Settlement.Shipped();
      default -> new Settlement.NotAccepted(status);
    };
  }

  private static Order order(Map<String, AttributeValue> item) {
    return new Order(
        new OrderId(text(item, "orderId")),
        new UserId(text(item, "userId")),
        attribute(item, "items").l().stream().map(line -> line(line.m())).toList(),
        Money.of(number(item, "totalAmount")));
  }

  private static OrderLine line(Map<String, AttributeValue> line) {
    return new OrderLine(
        new ProductId(text(line, "productId")),
        Integer.parseInt(number(line, "quantity")),
        Money.of(number(line, "price")));
  }

  private static Instant since(Map<String, AttributeValue> item, String status) {
    return attribute(item, "history").l().stream()
        .map(AttributeValue::m)
        .filter(change -> status.equals(text(change, "status")))
        .map(change -> Instant.parse(text(change, "at")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no " + status + " in the history of order " + text(item, "orderId")));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static String number(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).n();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name + " in the order " + item.get("orderId"));
    }
    return value;
  }
}
