package com.cloudcart.order.adapter.sqs;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The fields of {@code event-schemas/order-placed.schema.json}, in the order in which they are
 * written.
 */
public record OrderPlacedEvent(
    String eventId,
    String eventType,
    int schemaVersion,
    Instant occurredAt,
    String correlationId,
    String orderId,
    String userId,
    List<Item> items,
    BigDecimal totalAmount) {
  private static final String TYPE = "OrderPlacedEvent";
  private static final int VERSION = 1;

  public OrderPlacedEvent {
    items = List.copyOf(items);
  }

  /** The event of an accepted order. For the same order, every call returns the same event. */
  static OrderPlacedEvent of(Order order) {
    return new OrderPlacedEvent(
        eventId(order),
        TYPE,
        VERSION,
        order.progress().history().getFirst().at(),
        order.placement().correlationId(),
        order.orderId().value(),
        order.userId().value(),
        order.lines().lines().stream().map(Item::of).toList(),
        order.total().amount());
  }

  private static String eventId(Order order) {
    String name = order.orderId() + "/" + TYPE;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** One line of the order. */
  public record Item(String productId, int quantity, BigDecimal price) {
    private static Item of(OrderLine line) {
      return new Item(line.productId().value(), line.quantity(), line.price().amount());
    }
  }
}
