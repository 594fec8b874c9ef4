package com.cloudcart.order.adapter.sqs;

import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.test.LocalSqs;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.OrderEventsSuite;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue's adapter on LocalStack's queues. */
class SqsOrderEventsIT extends OrderEventsSuite {
  @RegisterExtension static final LocalSqs SQS = new LocalSqs();

  private static final EventSchema<OrderPlacedEvent> SCHEMA =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);
  private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");

  private final String queue = SQS.newQueue();

  @Override
  protected OrderEvents events() {
    return to(queue);
  }

  @Override
  protected OrderEvents unavailableEvents() {
    return to(queue + "-that-is-not-there");
  }

  @Override
  protected List<OrderId> received(int orders) {
    return IntStream.range(0, orders)
        .mapToObj(i -> SQS.receive(queue, 1).getFirst())
        .map(SqsOrderEventsIT::orderId)
        .toList();
  }

  private static SqsOrderEvents to(String queueUrl) {
    return new SqsOrderEvents(new QueueSender<>(SQS.client(), queueUrl, SCHEMA));
  }

  private static OrderId orderId(Message message) {
    return ORDER_ID
        .matcher(message.body())
        .results()
        .findFirst()
        .map((MatchResult found) -> new OrderId(found.group(1)))
        .orElseThrow();
  }
}
