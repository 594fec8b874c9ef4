package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.payment.domain.Payment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The update that settles an order. The same write removes the order from the sparse recovery
 * index, so that recovery does not find a settled order.
 */
record SettleUpdate(String expression, Map<String, AttributeValue> values) {
  static final Map<String, String> NAMES = Map.of("#status", "status");

  private static final String SET =
      "SET #status = :status, updatedAt = :at, history = list_append(history, :change)";
  private static final String REMOVE = " REMOVE recoveryState, recoveryAt";

  static SettleUpdate of(Payment payment) {
    return switch (payment) {
      case Payment.Approved approved ->
          new SettleUpdate(SET + REMOVE, values(OrderItem.PAID, approved.at()));
      case Payment.Declined declined -> {
        Map<String, AttributeValue> values = values(OrderItem.FAILED, declined.at());
        values.put(":reason", AttributeValue.fromS(declined.reason()));
        yield new SettleUpdate(SET + ", failureReason = :reason" + REMOVE, values);
      }
    };
  }

  private static Map<String, AttributeValue> values(String status, Instant at) {
    var values = new HashMap<String, AttributeValue>();
    AttributeValue newStatus = AttributeValue.fromS(status);
    AttributeValue time = Attributes.time(at);
    values.put(":pending", AttributeValue.fromS(OrderItem.PENDING));
    values.put(":status", newStatus);
    values.put(":at", time);
    values.put(
        ":change",
        AttributeValue.fromL(
            List.of(AttributeValue.fromM(Map.of("status", newStatus, "at", time)))));
    return values;
  }
}
