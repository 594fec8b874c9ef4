package com.cloudcart.order.adapter.sqs;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An order's message in the form of event-schemas/order-placed.schema.json. */
record OrderPlacedEvent(Order order) implements JsonWritable {
  private static final String TYPE = "OrderPlacedEvent";
  private static final int SCHEMA_VERSION = 1;

  @Override
  public void write(JsonWriter out) throws IOException {
    out.beginObject();
    out.field("eventId", eventId());
    out.field("eventType", TYPE);
    out.field("schemaVersion", SCHEMA_VERSION);
    out.field("occurredAt", order.progress().history().getFirst().at());
    out.field("correlationId", order.placement().correlationId());
    out.field("orderId", order.orderId().value());
    out.field("userId", order.userId().value());
    out.field("items", order.lines().lines().stream().map(Line::new).toList());
    out.field("totalAmount", order.total().amount());
    out.endObject();
  }

  /** The same for every sending of the same order's event. */
  private String eventId() {
    String name = order.orderId() + "/" + TYPE;
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
