package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.Order.Progress;
import com.cloudcart.order.domain.Order.StatusChange;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as an item. Payment and shipment also read and write these items.
 *
 * <p>Until it is accepted, an order has {@code reservingFor} instead of {@code userId}, so that the
 * shopper's index cannot show it. While it is open it has {@code recoveryState} and {@code
 * recoveryAt}, and only then is it in the recovery index.
 */
final class OrderItem {
  static final String ID = "orderId";
  static final String USER = "userId";
  static final String RESERVING_FOR = "reservingFor";
  static final String ITEMS = "items";
  static final String STATUS = "status";
  static final String CREATED_AT = "createdAt";
  static final String UPDATED_AT = "updatedAt";
  static final String HISTORY = "history";
  static final String KEY = "idempotencyKey";
  static final String RECOVERY_STATE = "recoveryState";
  static final String RECOVERY_AT = "recoveryAt";
  static final AttributeValue OPEN = Attributes.text("OPEN");

  private static final String TOTAL = "totalAmount";
  private static final String CORRELATION_ID = "correlationId";

  private OrderItem() {}

  static Map<String, AttributeValue> key(OrderId orderId) {
    return Map.of(ID, Attributes.text(orderId.value()));
  }

  /** A new order. Recovery finds it from its first moment on. */
  static Map<String, AttributeValue> open(Order order) {
    Placement placement = order.placement();
    Map<String, AttributeValue> item = new HashMap<>(key(order.orderId()));
    item.put(RESERVING_FOR, Attributes.text(order.userId().value()));
    item.put(ITEMS, lines(order.lines()));
    item.put(TOTAL, Attributes.number(order.total().amount()));
    item.put(STATUS, Attributes.text(order.status().name()));
    item.put(CREATED_AT, Attributes.time(placement.createdAt()));
    item.put(UPDATED_AT, Attributes.time(order.progress().updatedAt()));
    item.put(CORRELATION_ID, Attributes.text(placement.correlationId()));
    item.put(RECOVERY_STATE, OPEN);
    item.put(RECOVERY_AT, Attributes.time(placement.createdAt()));
    if (placement.key() instanceof IdempotencyKey.Named(String value)) {
      item.put(KEY, Attributes.text(value));
    }
    return Map.copyOf(item);
  }

  static AttributeValue lines(OrderLines lines) {
    return AttributeValue.fromL(lines.lines().stream().map(OrderItem::line).toList());
  }

  static AttributeValue history(Order order) {
    return AttributeValue.fromL(
        order.progress().history().stream()
            .map(change ->
                AttributeValue.fromM(
                    Map.of(
                        "status", Attributes.text(change.status().name()),
                        "at", Attributes.time(change.at()))))
            .toList());
  }

  static Order read(Map<String, AttributeValue> item) {
    OrderStatus status = status(item);
    Placement placement =
        new Placement(
            new UserId(Attributes.readText(item, status.isAccepted() ? USER : RESERVING_FOR)),
            Attributes.readTime(item, CREATED_AT),
            idempotencyKey(item),
            Attributes.readText(item, CORRELATION_ID));
    return new Order(
        new OrderId(Attributes.readText(item, ID)),
        placement,
        new OrderLines(list(item, ITEMS).stream().map(OrderItem::readLine).toList()),
        new Progress(
            status, Attributes.readTime(item, UPDATED_AT), readHistory(item), ending(item)));
  }

  static OrderStatus status(Map<String, AttributeValue> item) {
    return OrderStatus.valueOf(Attributes.readText(item, STATUS));
  }

  private static AttributeValue line(OrderLine line) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("productId", Attributes.text(line.productId().value()));
    attributes.put("quantity", Attributes.number(BigDecimal.valueOf(line.quantity())));
    attributes.put("price", Attributes.number(line.price().amount()));
    line.knownTitle().ifPresent(title -> attributes.put("title", Attributes.text(title)));
    return AttributeValue.fromM(attributes);
  }

  private static OrderLine readLine(AttributeValue line) {
    Map<String, AttributeValue> attributes = line.m();
    return new OrderLine(
        new ProductId(Attributes.readText(attributes, "productId")),
        Attributes.readNumber(attributes, "quantity").intValueExact(),
        new Money(Attributes.readNumber(attributes, "price")),
        Attributes.find(attributes, "title").map(AttributeValue::s).orElse(""));
  }

  private static List<StatusChange> readHistory(Map<String, AttributeValue> item) {
    return list(item, HISTORY).stream()
        .map(AttributeValue::m)
        .map(change ->
            new StatusChange(
                OrderStatus.valueOf(Attributes.readText(change, "status")),
                Attributes.readTime(change, "at")))
        .toList();
  }

  private static Ending ending(Map<String, AttributeValue> item) {
    if (item.containsKey("trackingId")) {
      return new Ending.Shipped(
          Attributes.readText(item, "trackingId"), Attributes.readTime(item, "shippedAt"));
    }
    return Attributes.find(item, "failureReason")
        .<Ending>map(reason -> new Ending.Failed(reason.s()))
        .orElseGet(Ending.Open::new);
  }

  private static IdempotencyKey idempotencyKey(Map<String, AttributeValue> item) {
    return Attributes.find(item, KEY)
        .<IdempotencyKey>map(value -> new IdempotencyKey.Named(value.s()))
        .orElseGet(IdempotencyKey.None::new);
  }

  private static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
    return Attributes.find(item, name).map(AttributeValue::l).orElse(List.of());
  }
}
