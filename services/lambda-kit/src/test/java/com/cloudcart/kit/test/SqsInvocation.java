package com.cloudcart.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.kit.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The event that Lambda hands to a queue's consumer, and its reading of the answer. */
public final class SqsInvocation {
  private static final Pattern FAILED = Pattern.compile("\"itemIdentifier\":\"([^\"]*)\"");

  private final List<Message> messages;

  private SqsInvocation(List<Message> messages) {
    this.messages = messages;
  }

  /** A batch of first deliveries with these bodies, their ids being m-1, m-2, …. */
  public static SqsInvocation of(String... bodies) {
    var messages = new ArrayList<Message>();
    for (String body : bodies) {
      messages.add(new Message("m-" + (messages.size() + 1), body, 1, "corr-attribute"));
    }
    return new SqsInvocation(messages);
  }

  /** A batch of these messages. */
  public static SqsInvocation of(Message... messages) {
    return new SqsInvocation(Arrays.asList(messages));
  }

  /** The event as Lambda sends it. */
  public InputStream event() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      for (Message message : messages) {
        message.write(json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** The ids of the messages that an answer names as failed. */
  public static List<String> failures(ByteArrayOutputStream answer) {
    return FAILED.matcher(answer.toString(UTF_8)).results().map(match -> match.group(1)).toList();
  }

  /**
   * One message of a batch.
   *
   * @param correlationId the message attribute; empty for none
   */
  public record Message(String id, String body, int receiveCount, String correlationId) {
    private void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeStringField("messageId", id);
      json.writeStringField("receiptHandle", "receipt-" + id);
      json.writeStringField("body", body);
      json.writeObjectFieldStart("attributes");
      json.writeStringField("ApproximateReceiveCount", Integer.toString(receiveCount));
      json.writeStringField("SentTimestamp", "1795395723456");
      json.writeEndObject();
      json.writeObjectFieldStart("messageAttributes");
      if (!correlationId.isEmpty()) {
        json.writeObjectFieldStart("correlationId");
        json.writeStringField("stringValue", correlationId);
        json.writeArrayFieldStart("stringListValues");
        json.writeEndArray();
        json.writeStringField("dataType", "String");
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeStringField("eventSource", "aws:sqs");
      json.writeStringField("awsRegion", "eu-west-1");
      json.writeEndObject();
    }
  }
}
