package com.cloudcart.order.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Sending;
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
  void sends_a_message_that_keeps_its_schema() {
    Queue queue = new Queue();

    Sending sending = events(queue).placed(order("corr-1"));

    assertThat(sending).isEqualTo(new Sending.Sent());
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
  void sends_the_same_message_for_the_same_order() {
    Queue queue = new Queue();

    events(queue).placed(order("corr-1"));
    events(queue).placed(order("corr-1"));

    assertThat(queue.bodies).hasSize(2);
    assertThat(queue.bodies.getFirst()).isEqualTo(queue.bodies.getLast());
  }

  @Test
  void reports_a_queue_that_is_away() {
    Queue queue = new Queue();
    queue.away = true;

    assertThat(events(queue).placed(order("corr-1"))).isInstanceOf(Sending.NotSent.class);
  }

  @Test
  void sends_nothing_that_breaks_its_schema() {
    Queue queue = new Queue();

    Sending sending = events(queue).placed(order("not a correlation id"));

    assertThat(sending).isInstanceOf(Sending.NotSent.class);
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
            new Placement(new UserId("ann@example.com"), now, new RequestKey.None(), correlationId),
            new OrderLines(List.of(mugs)))
        .accepted(Map.of(), now.plusSeconds(1));
  }

  /** A queue that remembers what was sent. */
  private static final class Queue implements SqsClient {
    private final List<String> bodies = new ArrayList<>();
    private boolean away;

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (away) {
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
