package com.cloudcart.kit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.SqsInvocation;
import com.cloudcart.kit.test.TimeLeft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which payloads of an invocation are SQS batches. */
class SqsPayloadTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** The event of AWS's documentation, with message attributes. */
  private static final String EVENT =
      """
      {"Records": [{
        "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
        "body": "{\\"n\\": 666}",
        "attributes": {
          "ApproximateReceiveCount": "2",
          "SentTimestamp": "1545082649183",
          "SenderId": "AIDAIENQZJOLO23YVJ4VO",
          "ApproximateFirstReceiveTimestamp": "1545082649185"},
        "messageAttributes": {
          "correlationId": {
            "stringValue": "corr-1", "binaryValue": null,
            "stringListValues": [], "binaryListValues": [], "dataType": "String"},
          "traceparent": {"stringValue": "%s"},
          "picture": {"binaryValue": "eA==", "dataType": "Binary"}},
        "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:my-queue",
        "awsRegion": "us-east-2"}]}
      """
          .formatted(TRACEPARENT);

  private final LogLines logs = new LogLines();
  private final List<Correlation> correlations = new ArrayList<>();
  private final List<String> returned = new ArrayList<>();
  private final SqsFunction<Numbered> function =
      new SqsFunction<>(
          Numbered.schema(),
          event -> {
            correlations.add(Correlation.current());
            throw new IllegalStateException("returned to its queue");
          },
          message -> returned.add(message.getReceiptHandle()),
          new BatchTelemetry(logs.log(), logs.metrics(), "TestError"));

  @Test
  void event_is_read_as_aws_documents_it() throws IOException {
    List<String> failures = failures(EVENT);

    assertThat(failures).containsExactly("059f36b4-87a3-44ab-83d2-661975830a7d");
    assertThat(correlations).containsExactly(new Correlation("corr-1", TRACEPARENT));
    assertThat(returned).containsExactly("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...");
    assertThat(logs.with("\"receiveCount\":2")).hasSize(1);
  }

  @Test
  void unknown_and_missing_fields_of_an_event_are_tolerated() throws IOException {
    String event =
        "{\"new\":[{}],\"Records\":[{\"later\":{\"a\":[1]},\"messageId\":\"m\","
            + "\"receiptHandle\":\"r\",\"body\":\"\"}]}";

    assertThat(failures(event)).containsExactly("m");
    assertThat(returned).containsExactly("r");
    assertThat(logs.with("\"receiveCount\":1")).hasSize(1);
  }

  @Test
  void batch_may_be_empty() throws IOException {
    assertThat(failures("{\"Records\":[]}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "7",
        "\"Records\"",
        "{\"Records\":null}",
        "{\"Records\":{}}",
        "{\"Records\":[7]}"
      })
  void payload_that_is_not_a_batch_fails_the_invocation(String payload) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> failures(payload))
        .withMessageStartingWith("the payload is not an SQS batch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"body\":\"{}\",\"receiptHandle\":\"r\"}",
        "{\"messageId\":\"m\",\"receiptHandle\":\"r\"}",
        "{\"messageId\":\"m\",\"receiptHandle\":\"r\",\"body\":null}"
      })
  void record_without_message_id_or_body_fails_the_invocation(String message) {
    String good = "{\"messageId\":\"m\",\"receiptHandle\":\"r\",\"body\":\"{\\\"n\\\":1}\"}";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> failures("{\"Records\":[" + good + "," + message + "]}"))
        .withMessageContaining("not an SQS message");
    assertThat(correlations).isEmpty();
  }

  private List<String> failures(String payload) throws IOException {
    var answer = new ByteArrayOutputStream();
    function.handle(new ByteArrayInputStream(payload.getBytes(UTF_8)), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }
}
