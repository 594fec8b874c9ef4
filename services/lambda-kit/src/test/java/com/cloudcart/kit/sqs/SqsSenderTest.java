package com.cloudcart.kit.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.test.RecordingSqs;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsSenderTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final RecordingSqs sqs = new RecordingSqs();
  private final SqsSender sender =
      new SqsSender(
          sqs,
          "queue-url",
          EventSchema.parse(
              """
              {"$schema": "https://json-schema.org/draft/2020-12/schema", "required": ["n"]}
              """));

  @Test
  void sends_the_body_with_the_correlation_of_the_work_at_hand() {
    Correlation.received("corr-1", TRACEPARENT).run(() -> sender.send("{\"n\":1}"));

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
  void does_not_send_what_breaks_its_contract() {
    assertThatIllegalStateException()
        .isThrownBy(() -> sender.send("{}"))
        .withMessageContaining("n");

    assertThat(sqs.sent()).isEmpty();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
