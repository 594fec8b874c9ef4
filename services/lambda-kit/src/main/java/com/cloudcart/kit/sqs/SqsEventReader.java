package com.cloudcart.kit.sqs;

import com.cloudcart.kit.json.Json;
import com.cloudcart.kit.log.Correlation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Lambda's SQS event token by token. AWS's own {@code SQSEvent} costs 0.75 CPU seconds of
 * every cold start, this 0.03: see docs/decisions/what-a-cold-start-pays-for.md.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">the event's shape</a>
 */
final class SqsEventReader {
  private final JsonParser json;

  private SqsEventReader(JsonParser json) {
    this.json = json;
  }

  /**
   * The messages of a batch.
   *
   * @throws IllegalArgumentException when the payload is not an SQS event: the invocation fails, so
   *     that nothing is taken for handled
   */
  static List<SqsMessage> read(InputStream event) throws IOException {
    try (JsonParser json = Json.factory().createParser(event)) {
      return new SqsEventReader(json).messages();
    }
  }

  private List<SqsMessage> messages() throws IOException {
    var messages = new ArrayList<SqsMessage>();
    boolean hasRecords = false;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not an SQS event: not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean records = "Records".equals(json.currentName());
      if (json.nextToken() == JsonToken.START_ARRAY && records) {
        hasRecords = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          messages.add(message());
        }
      } else {
        json.skipChildren();
      }
    }
    if (!hasRecords) {
      throw new IllegalArgumentException("not an SQS event: no array Records");
    }
    return messages;
  }

  private SqsMessage message() throws IOException {
    Map<String, String> fields = new HashMap<>();
    Map<String, String> attributes = Map.of();
    Map<String, String> messageAttributes = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "attributes" -> attributes = texts();
        case "messageAttributes" -> messageAttributes = messageAttributes();
        default -> putText(fields, name);
      }
    }
    return new SqsMessage(
        required(fields, "messageId"),
        required(fields, "receiptHandle"),
        required(fields, "body"),
        Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1")),
        messageAttributes.get(SqsSender.CORRELATION_ATTRIBUTE),
        messageAttributes.get(Correlation.TRACEPARENT));
  }

  private Map<String, String> texts() throws IOException {
    var texts = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      putText(texts, name);
    }
    return texts;
  }

  private Map<String, String> messageAttributes() throws IOException {
    var values = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      @Nullable String value = texts().get("stringValue");
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private void putText(Map<String, String> texts, String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      texts.put(name, json.getText());
    } else {
      json.skipChildren();
    }
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("not an SQS event: a record has no " + name);
    }
    return value;
  }
}
