package com.cloudcart.kit.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.RecordingSqs;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqsRedeliveryTest {
  private final LogLines logs = new LogLines();
  private final RecordingSqs sqs = new RecordingSqs();
  private final SqsRedelivery redelivery =
      new SqsRedelivery(sqs, "queue-url", RetryBackoff.parse("1", new Random(7)), logs.log());
  private final SqsMessage message = new SqsMessage("m-1", "receipt-1", "", 1, null, null);

  @Test
  void shortens_the_visibility_of_just_this_delivery() {
    redelivery.hasten(message);

    assertThat(sqs.visibilities())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.queueUrl()).isEqualTo("queue-url");
          assertThat(request.receiptHandle()).isEqualTo("receipt-1");
          assertThat(request.visibilityTimeout()).isEqualTo(1);
        });
  }

  @Test
  void leaves_the_message_to_the_queue_when_sqs_is_away() {
    sqs.goAway();

    redelivery.hasten(message);

    assertThat(logs.with("\"level\":\"WARN\"", "\"messageId\":\"m-1\"")).hasSize(1);
  }
}
