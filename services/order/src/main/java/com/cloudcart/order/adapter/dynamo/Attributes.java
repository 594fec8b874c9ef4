package com.cloudcart.order.adapter.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as these tables have them. */
final class Attributes {
  /** {@link Instant#toString} drops zero milliseconds, and items would no longer sort by time. */
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(BigDecimal value) {
    return AttributeValue.fromN(value.toPlainString());
  }

  static AttributeValue time(Instant value) {
    return text(MILLISECONDS.format(value));
  }

  static String readText(Map<String, AttributeValue> item, String name) {
    return find(item, name)
        .map(AttributeValue::s)
        .orElseThrow(() -> new IllegalStateException("item without " + name));
  }

  static Instant readTime(Map<String, AttributeValue> item, String name) {
    return Instant.parse(readText(item, name));
  }

  static BigDecimal readNumber(Map<String, AttributeValue> item, String name) {
    return find(item, name)
        .map(AttributeValue::n)
        .map(BigDecimal::new)
        .orElseThrow(() -> new IllegalStateException("item without " + name));
  }

  static Optional<AttributeValue> find(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name));
  }
}
