package com.cloudcart.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.LocalSqs;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.SqsInvocation;
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
  void message_carries_the_correlation_id_of_its_sender() {
    var sender = new QueueSender<>(SQS.client(), queue, Numbered.schema());

    Correlation.received("corr-1", null).run(() -> sender.send(new Numbered(1)));

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
  void message_is_delivered_again_before_the_visibility_time_out_of_its_queue() {
    SQS.client().sendMessage(request -> request.queueUrl(queue).messageBody("{}"));
    Message first = SQS.receive(queue, 1).getFirst();
    RetryBackoff backoff = RetryBackoff.parse("1", new Random(7));

    new SqsRedelivery(SQS.client(), queue, backoff, new LogLines().log())
        .shortenVisibility(delivery(first));

    // The queue's own visibility time-out is 30 s, longer than this test waits.
    assertThat(SQS.receive(queue, 1))
        .singleElement()
        .satisfies(message -> assertThat(receiveCount(message)).isEqualTo("2"));
  }

  private static SQSMessage delivery(Message message) {
    SQSMessage delivery = SqsInvocation.message(message.messageId(), message.body());
    delivery.setReceiptHandle(message.receiptHandle());
    return delivery;
  }

  private static String receiveCount(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "none");
  }
}
