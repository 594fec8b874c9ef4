package com.cloudcart.kit.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attribute values of DynamoDB items as all tables have them: numbers as decimals, times as
 * ISO-8601 text in UTC with milliseconds. Reading an attribute that an item must have and has not
 * is an {@link IllegalStateException}.
 */
public final class Attributes {
  /** {@link Instant#toString} drops zero milliseconds, and items would no longer sort by time. */
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /**
   * Without trailing zeros, as DynamoDB stores it: a transaction that is sent again with its token
   * is the same one for every DynamoDB, also for one that compares it with what it has stored.
   */
  public static AttributeValue number(BigDecimal value) {
    return AttributeValue.fromN(value.stripTrailingZeros().toPlainString());
  }

  public static AttributeValue time(Instant value) {
    return text(MILLISECONDS.format(value));
  }

  public static Optional<AttributeValue> find(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name));
  }

  /** An attribute that every item of the table has. */
  public static AttributeValue get(Map<String, AttributeValue> item, String name) {
    return find(item, name)
        .orElseThrow(
            () -> new IllegalStateException("item without " + name + ": " + item.keySet()));
  }

  public static String readText(Map<String, AttributeValue> item, String name) {
    return get(item, name).s();
  }

  public static Instant readTime(Map<String, AttributeValue> item, String name) {
    return Instant.parse(readText(item, name));
  }

  public static BigDecimal readNumber(Map<String, AttributeValue> item, String name) {
    return new BigDecimal(get(item, name).n());
  }
}
