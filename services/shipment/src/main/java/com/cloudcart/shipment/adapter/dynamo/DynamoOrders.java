package com.cloudcart.shipment.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.port.Orders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Ships an order by one conditional update. When the condition fails, DynamoDB returns the item
 * that it checked, so that the first tracking id is known without a second read.
 */
public final class DynamoOrders implements Orders {
  private static final String PAID = "PAID";
  private static final String SHIPPED = "SHIPPED";
  private static final String UPDATE =
      "SET #status = :shipped, trackingId = :id, shippedAt = :at, updatedAt = :at,"
          + " history = list_append(history, :change)";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoOrders(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Shipping ship(OrderId orderId, TrackingId trackingId, Instant at) {
    try {
      dynamo.updateItem(request ->
          request
              .tableName(table)
              .key(Map.of("orderId", AttributeValue.fromS(orderId.value())))
              .conditionExpression("#status = :paid")
              .updateExpression(UPDATE)
              .expressionAttributeNames(Map.of("#status", "status"))
              .expressionAttributeValues(values(trackingId, at))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Shipping.Shipped(trackingId, Delivery.FIRST);
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? shipping(e.item()) : new Shipping.Unknown();
    }
  }

  private static Map<String, AttributeValue> values(TrackingId trackingId, Instant at) {
    AttributeValue shipped = AttributeValue.fromS(SHIPPED);
    AttributeValue time = Attributes.time(at);
    AttributeValue change = AttributeValue.fromM(Map.of("status", shipped, "at", time));
    return Map.of(
        ":paid", AttributeValue.fromS(PAID),
        ":shipped", shipped,
        ":id", AttributeValue.fromS(trackingId.value()),
        ":at", time,
        ":change", AttributeValue.fromL(List.of(change)));
  }

  private static Shipping shipping(Map<String, AttributeValue> item) {
    String status = text(item, "status");
    return status.equals(SHIPPED)
        ? new Shipping.Shipped(new TrackingId(text(item, "trackingId")), Delivery.REPEATED)
        : new Shipping.NotPaid(status);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name + " in the order " + item.get("orderId"));
    }
    return value.s();
  }
}
