package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The fields of {@code event-schemas/payment-success.schema.json}, in the order in which they are
 * written.
 */
public record PaymentSuccessEvent(
    String eventId,
    String eventType,
    int schemaVersion,
    Instant occurredAt,
    String correlationId,
    String orderId,
    String userId,
    List<Item> items,
    BigDecimal totalAmount,
    Instant paidAt) {
  private static final String TYPE = "PaymentSuccessEvent";
  private static final int VERSION = 1;

  public PaymentSuccessEvent {
    items = List.copyOf(items);
  }

  /** The event of an order. For the same order, every call returns the same id and times. */
  static PaymentSuccessEvent of(Order order, Instant paidAt, String correlationId) {
    return new PaymentSuccessEvent(
        eventId(order),
        TYPE,
        VERSION,
        paidAt,
        correlationId,
        order.orderId().value(),
        order.userId().value(),
        order.lines().stream().map(Item::of).toList(),
        order.totalAmount().amount(),
        paidAt);
  }

  private static String eventId(Order order) {
    String name = TYPE + ":" + order.orderId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** One line of the order. */
  public record Item(String productId, int quantity, BigDecimal price) {
    private static Item of(OrderLine line) {
      return new Item(line.productId().value(), line.quantity(), line.price().amount());
    }
  }
}
