package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.Orders.Claim;
import com.cloudcart.order.port.Orders.ClaimTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The claim of an idempotency key as an item. DynamoDB deletes it some time after {@code
 * expiresAt}.
 */
final class ClaimItem {
  static final String KEY = "idempotencyKey";
  static final String STATE = "state";
  static final String OWNER = "orderId";
  static final String ANSWER = "answer";
  static final String EXPIRES_AT = "expiresAt";
  static final AttributeValue IN_PROGRESS = Attributes.text("IN_PROGRESS");
  static final AttributeValue COMPLETED = Attributes.text("COMPLETED");

  private static final String FINGERPRINT = "bodyHash";
  private static final String LEASE_UNTIL = "leaseUntil";

  private ClaimItem() {}

  static Map<String, AttributeValue> key(String value) {
    return Map.of(KEY, Attributes.text(value));
  }

  static Map<String, AttributeValue> running(String key, Order order, ClaimTimes times) {
    return Map.of(
        KEY, Attributes.text(key),
        STATE, IN_PROGRESS,
        OWNER, Attributes.text(order.orderId().value()),
        FINGERPRINT, Attributes.text(order.fingerprint()),
        LEASE_UNTIL, Attributes.time(times.leaseUntil()),
        EXPIRES_AT, secondsUp(times.expiresAt()));
  }

  static Claim read(Map<String, AttributeValue> item) {
    OrderId owner = new OrderId(Attributes.readText(item, OWNER));
    String fingerprint = Attributes.readText(item, FINGERPRINT);
    return COMPLETED.equals(item.get(STATE))
        ? new Claim.Answered(owner, fingerprint, Attributes.readText(item, ANSWER))
        : new Claim.Running(owner, fingerprint, Attributes.readTime(item, LEASE_UNTIL));
  }

  /** TTL has whole seconds. A claim rather lives a little longer than a little shorter. */
  static AttributeValue secondsUp(Instant time) {
    return seconds(time.plusMillis(999));
  }

  static AttributeValue seconds(Instant time) {
    return Attributes.number(BigDecimal.valueOf(time.getEpochSecond()));
  }
}
