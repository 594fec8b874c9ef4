package com.cloudcart.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The SQS event that Lambda sends to a consumer, and the batch response that it reads. */
public final class SqsInvocation {
  private final SQSEvent event = new SQSEvent();

  private SqsInvocation(List<SQSMessage> messages) {
    event.setRecords(messages);
  }

  /** A batch of first deliveries with these bodies and the ids m-1, m-2, …. */
  public static SqsInvocation of(String... bodies) {
    return new SqsInvocation(
        IntStream.range(0, bodies.length)
            .mapToObj(i -> message("m-" + (i + 1), bodies[i], "corr-attribute"))
            .toList());
  }

  /** A batch of these messages. */
  public static SqsInvocation of(SQSMessage... messages) {
    return new SqsInvocation(List.of(messages));
  }

  /** The first delivery of a message with a correlation id as its message attribute. */
  public static SQSMessage message(String id, String body, String correlationId) {
    SQSMessage message = message(id, body);
    var attribute = new MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(correlationId);
    message.setMessageAttributes(Map.of("correlationId", attribute));
    return message;
  }

  /** The first delivery of a message without message attributes. */
  public static SQSMessage message(String id, String body) {
    var message = new SQSMessage();
    message.setMessageId(id);
    message.setReceiptHandle("receipt-" + id);
    message.setBody(body);
    message.setAttributes(
        Map.of(
            "ApproximateReceiveCount",
            "1",
            "SentTimestamp",
            Long.toString(TestTime.now().toEpochMilli())));
    message.setMessageAttributes(Map.of());
    message.setEventSource("aws:sqs");
    message.setAwsRegion("eu-west-1");
    return message;
  }

  /** The event as Lambda sends it. */
  public InputStream event() {
    return new ByteArrayInputStream(json().getBytes(UTF_8));
  }

  /** The event as text. */
  public String json() {
    return ContractMapper.write(event);
  }

  /** The ids of the messages that a batch response reports as failed. */
  public static List<String> failures(ByteArrayOutputStream answer) throws IOException {
    var bytes = new ByteArrayInputStream(answer.toByteArray());
    try {
      return ContractMapper.read(bytes, SQSBatchResponse.class).getBatchItemFailures().stream()
          .map(BatchItemFailure::getItemIdentifier)
          .toList();
    } catch (MalformedJson e) {
      throw new AssertionError("not a batch response: " + answer.toString(UTF_8), e);
    }
  }
}
