package com.cloudcart.order.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents.SendResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsOrderEventsTest {
  private static final EventSchema<OrderPlacedEvent> SCHEMA =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);

  @Test
  void message_is_valid_by_its_schema() {
    Queue queue = new Queue();

    SendResult sending = events(queue).placed(order("corr-1"));

    assertThat(sending).isEqualTo(new SendResult.Sent());
    assertThat(queue.bodies)
        .containsExactly(
            "{\"eventId\":\"d8458ed0-2c4b-399c-9bbb-f79ba61e0cb9\","
                + "\"eventType\":\"OrderPlacedEvent\",\"schemaVersion\":1,"
                + "\"occurredAt\":\"2026-11-23T01:02:04.000Z\",\"correlationId\":\"corr-1\","
                + "\"orderId\":\"order-1\",\"userId\":\"ann@example.com\","
                + "\"items\":[{\"productId\":\"mug\",\"quantity\":3,\"price\":0.10}],"
                + "\"totalAmount\":0.30}");
  }

  @Test
  void message_of_the_same_order_is_the_same() {
    Queue queue = new Queue();

    events(queue).placed(order("corr-1"));
    events(queue).placed(order("corr-1"));

    assertThat(queue.bodies).hasSize(2);
    assertThat(queue.bodies.getFirst()).isEqualTo(queue.bodies.getLast());
  }

  @Test
  void unavailable_queue_is_reported() {
    Queue queue = new Queue();
    queue.unavailable = true;

    assertThat(events(queue).placed(order("corr-1"))).isInstanceOf(SendResult.NotSent.class);
  }

  @Test
  void message_that_is_invalid_by_its_schema_is_not_sent() {
    Queue queue = new Queue();

    SendResult sending = events(queue).placed(order("not a correlation id"));

    assertThat(sending).isInstanceOf(SendResult.NotSent.class);
    assertThat(queue.bodies).isEmpty();
  }

  private static SqsOrderEvents events(Queue queue) {
    return new SqsOrderEvents(new QueueSender<>(queue, "https://queue", SCHEMA));
  }

  private static Order order(String correlationId) {
    Instant now = Instant.parse("2026-11-23T01:02:03Z");
    OrderLine mugs = new OrderLine(new ProductId("mug"), 3, new Money(new BigDecimal("0.1")));
    return Order.reserving(
            new OrderId("order-1"),
            new Placement(
                new UserId("ann@example.com"), now, new IdempotencyKey.None(), correlationId),
            new OrderLines(List.of(mugs)))
        .accepted(Map.of(), now.plusSeconds(1));
  }

  /** A queue that remembers what was sent. */
  private static final class Queue implements SqsClient {
    private final List<String> bodies = new ArrayList<>();
    private boolean unavailable;

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (unavailable) {
        throw SdkClientException.create("no connection");
      }
      bodies.add(request.messageBody());
      return SendMessageResponse.builder().messageId("1").build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
