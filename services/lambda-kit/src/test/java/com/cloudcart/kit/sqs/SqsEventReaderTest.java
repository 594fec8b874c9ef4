package com.cloudcart.kit.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsEventReaderTest {
  /** The event of AWS's documentation, with message attributes. */
  private static final String EVENT =
      """
      {"Records": [{
        "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
        "body": "Test message.",
        "attributes": {
          "ApproximateReceiveCount": "2",
          "SentTimestamp": "1545082649183",
          "SenderId": "AIDAIENQZJOLO23YVJ4VO",
          "ApproximateFirstReceiveTimestamp": "1545082649185"},
        "messageAttributes": {
          "correlationId": {
            "stringValue": "corr-1", "binaryValue": null,
            "stringListValues": [], "binaryListValues": ["x"], "dataType": "String"},
          "traceparent": {"stringValue": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
          "picture": {"binaryValue": "eA==", "dataType": "Binary"}},
        "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:my-queue",
        "awsRegion": "us-east-2"}]}
      """;

  @Test
  void reads_the_event_as_aws_documents_it() throws IOException {
    assertThat(read(EVENT))
        .containsExactly(
            new SqsMessage(
                "059f36b4-87a3-44ab-83d2-661975830a7d",
                "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
                "Test message.",
                2,
                "corr-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }

  @Test
  void takes_fields_it_does_not_know_and_fields_that_are_missing() throws IOException {
    assertThat(
            read(
                "{\"new\":[{}],\"Records\":[{\"later\":{\"a\":[1]},\"messageId\":\"m\","
                    + "\"receiptHandle\":\"r\",\"body\":\"\"}]}"))
        .containsExactly(new SqsMessage("m", "r", "", 1, null, null));
  }

  @Test
  void refuses_a_record_that_could_not_be_answered_for() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("{\"Records\":[{\"body\":\"x\",\"receiptHandle\":\"r\"}]}"))
        .withMessageContaining("messageId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "null", "7", "\"Records\"", "{\"Records\":null}", "{\"Records\":{}}"})
  void a_payload_that_is_not_a_batch_fails_the_invocation(String payload) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(payload))
        .withMessageStartingWith("not an SQS event: ");
  }

  @Test
  void a_batch_may_be_empty() throws IOException {
    assertThat(read("{\"Records\":[]}")).isEmpty();
  }

  private static List<SqsMessage> read(String event) throws IOException {
    return SqsEventReader.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }
}
