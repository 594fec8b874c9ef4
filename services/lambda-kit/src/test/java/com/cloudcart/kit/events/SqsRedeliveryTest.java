package com.cloudcart.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.RecordingSqs;
import com.cloudcart.kit.test.SqsInvocation;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqsRedeliveryTest {
  private final LogLines logs = new LogLines();
  private final RecordingSqs sqs = new RecordingSqs();
  private final SqsRedelivery redelivery =
      new SqsRedelivery(sqs, "queue-url", RetryBackoff.parse("1", new Random(7)), logs.log());
  private final SQSMessage message = SqsInvocation.message("m-1", "{}");

  @Test
  void visibility_time_out_of_one_delivery_is_shortened() {
    redelivery.shortenVisibility(message);

    assertThat(sqs.visibilities())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.queueUrl()).isEqualTo("queue-url");
          assertThat(request.receiptHandle()).isEqualTo("receipt-m-1");
          assertThat(request.visibilityTimeout()).isEqualTo(1);
        });
  }

  @Test
  void message_keeps_its_visibility_time_out_when_sqs_is_unavailable() {
    sqs.goAway();

    redelivery.shortenVisibility(message);

    assertThat(logs.with("\"level\":\"WARN\"", "\"messageId\":\"m-1\"")).hasSize(1);
  }
}
