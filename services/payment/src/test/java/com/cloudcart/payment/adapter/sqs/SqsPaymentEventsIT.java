package com.cloudcart.payment.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.sqs.SqsSender;
import com.cloudcart.kit.test.LocalSqs;
import com.cloudcart.kit.test.TestTime;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue's adapter on LocalStack's queues. */
class SqsPaymentEventsIT {
  @RegisterExtension static final LocalSqs SQS = new LocalSqs();

  private static final EventSchema SCHEMA =
      EventSchema.load("/event-schemas/payment-success.schema.json");
  private static final Instant PAID_AT = TestTime.now();

  private final String queue = SQS.newQueue();
  private final SqsPaymentEvents events =
      new SqsPaymentEvents(new SqsSender(SQS.client(), queue, SCHEMA));

  @Test
  void the_same_order_sends_the_same_event_each_time() {
    Order order = OrderMother.order();

    Correlation.received("corr-1", null)
        .run(() -> {
          events.succeeded(order, PAID_AT);
          events.succeeded(order, PAID_AT);
        });

    String first = SQS.receive(queue, 1).getFirst().body();
    String second = SQS.receive(queue, 1).getFirst().body();
    assertThat(first).isEqualTo(second).contains(order.orderId().value(), "corr-1");
    assertThat(SCHEMA.violations(first)).isEmpty();
  }
}
