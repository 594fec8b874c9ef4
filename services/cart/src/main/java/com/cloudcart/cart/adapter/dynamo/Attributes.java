package com.cloudcart.cart.adapter.dynamo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as this service writes them. */
final class Attributes {
  /** {@link Instant#toString} drops zero milliseconds, and items would no longer sort by time. */
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue time(Instant value) {
    return AttributeValue.fromS(MILLISECONDS.format(value));
  }

  /** An attribute that every item of the table has. */
  static AttributeValue get(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("item without " + name + ": " + item.keySet());
    }
    return value;
  }
}
