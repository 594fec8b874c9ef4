package com.cloudcart.kit.sqs;

import com.cloudcart.kit.json.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the correlation id in a body, for messages that come without the attribute. */
final class BodyCorrelation {
  private BodyCorrelation() {}

  /** The top-level field {@code correlationId}; null where there is none that can be read. */
  static @Nullable String of(String body) {
    try (JsonParser json = Json.factory().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = SqsSender.CORRELATION_ATTRIBUTE.equals(json.currentName());
        if (json.nextToken() == JsonToken.VALUE_STRING && found) {
          return json.getText();
        }
        json.skipChildren();
      }
      return null;
    } catch (IOException e) {
      // No JSON: the schema will say so; the message is logged under an id of its own.
      return null;
    }
  }
}
