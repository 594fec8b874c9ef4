package com.cloudcart.payment.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.LocalSqs;
import com.cloudcart.kit.test.TestTime;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapter on LocalStack's queues. */
class SqsPaymentEventsIT {
  @RegisterExtension static final LocalSqs SQS = new LocalSqs();

  private static final EventSchema<PaymentSuccessEvent> SCHEMA =
      EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);
  private static final Instant PAID_AT = TestTime.now();

  private final String queue = SQS.newQueue();
  private final SqsPaymentEvents events =
      new SqsPaymentEvents(new QueueSender<>(SQS.client(), queue, SCHEMA));

  @Test
  void repeated_event_of_an_order_is_the_same_event() {
    Order order = OrderMother.order();

    Correlation.received("corr-1", null)
        .run(() -> {
          events.succeeded(order, PAID_AT);
          events.succeeded(order, PAID_AT);
        });

    String first = SQS.receive(queue, 1).getFirst().body();
    String second = SQS.receive(queue, 1).getFirst().body();
    assertThat(first).isEqualTo(second).contains(order.orderId().value(), "corr-1");
    assertThat(SCHEMA.read(first)).isInstanceOf(EventSchema.Result.Valid.class);
  }
}
