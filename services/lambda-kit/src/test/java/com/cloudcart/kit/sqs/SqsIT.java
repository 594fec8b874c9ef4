package com.cloudcart.kit.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.test.LocalSqs;
import com.cloudcart.kit.test.LogLines;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Sender and redelivery on LocalStack's queues. */
class SqsIT {
  @RegisterExtension static final LocalSqs SQS = new LocalSqs();

  private final String queue = SQS.newQueue();

  @Test
  void a_message_carries_the_correlation_of_the_work_that_sent_it() {
    SqsSender sender = new SqsSender(SQS.client(), queue, EventSchema.parse("{}"));

    Correlation.received("corr-1", null).run(() -> sender.send("{\"n\":1}"));

    assertThat(SQS.receive(queue, 1))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("{\"n\":1}");
          assertThat(message.messageAttributes())
              .hasEntrySatisfying(
                  "correlationId", id -> assertThat(id.stringValue()).isEqualTo("corr-1"));
        });
  }

  @Test
  void a_hastened_message_comes_back_before_its_queue_would_show_it() {
    SQS.client().sendMessage(request -> request.queueUrl(queue).messageBody("{}"));
    Message first = SQS.receive(queue, 1).getFirst();
    RetryBackoff backoff = RetryBackoff.parse("1", new Random(7));

    new SqsRedelivery(SQS.client(), queue, backoff, new LogLines().log()).hasten(delivery(first));

    // The queue's own visibility time-out is 30 s, longer than this waits.
    assertThat(SQS.receive(queue, 1))
        .singleElement()
        .satisfies(message -> assertThat(receives(message)).isEqualTo("2"));
  }

  private static SqsMessage delivery(Message message) {
    return new SqsMessage(
        message.messageId(), message.receiptHandle(), message.body(), 1, null, null);
  }

  private static String receives(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "none");
  }
}
