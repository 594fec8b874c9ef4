package com.cloudcart.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.RecordingSqs;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class QueueSenderTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final RecordingSqs sqs = new RecordingSqs();
  private final QueueSender<Numbered> sender =
      new QueueSender<>(sqs, "queue-url", Numbered.schema());

  @Test
  void event_is_sent_with_the_current_correlation() {
    Correlation.received("corr-1", TRACEPARENT).run(() -> sender.send(new Numbered(1)));

    assertThat(sqs.sent())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.queueUrl()).isEqualTo("queue-url");
          assertThat(request.messageBody()).isEqualTo("{\"n\":1}");
          assertThat(request.messageAttributes())
              .containsEntry("correlationId", text("corr-1"))
              .containsEntry("traceparent", text(TRACEPARENT));
        });
  }

  @Test
  void event_that_is_invalid_by_its_schema_is_not_sent() {
    assertThatIllegalStateException()
        .isThrownBy(() -> sender.send(new Numbered(null)))
        .withMessageContaining("n: is required");

    assertThat(sqs.sent()).isEmpty();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
