package com.cloudcart.payment.adapter.sqs;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The body of event-schemas/payment-success.schema.json. It depends on the order alone: repeated,
 * it is the same event with the same id and times.
 */
record PaymentSuccessEvent(Order order, Instant paidAt, String correlationId)
    implements JsonWritable {
  private static final String TYPE = "PaymentSuccessEvent";

  @Override
  public void write(JsonWriter out) throws IOException {
    out.beginObject();
    out.field("eventId", eventId());
    out.field("eventType", TYPE);
    out.field("schemaVersion", 1);
    out.field("occurredAt", paidAt);
    out.field("correlationId", correlationId);
    out.field("orderId", order.orderId().value());
    out.field("userId", order.userId().value());
    out.field("items", order.lines().stream().map(Line::new).toList());
    out.field("totalAmount", order.totalAmount().amount());
    out.field("paidAt", paidAt);
    out.endObject();
  }

  private String eventId() {
    String name = TYPE + ":" + order.orderId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private record Line(OrderLine line) implements JsonWritable {
    @Override
    public void write(JsonWriter out) throws IOException {
      out.beginObject();
      out.field("productId", line.productId().value());
      out.field("quantity", line.quantity());
      out.field("price", line.price().amount());
      out.endObject();
    }
  }
}
