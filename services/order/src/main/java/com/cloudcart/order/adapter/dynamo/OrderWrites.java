package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.aws.Attributes;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.port.Orders.ClaimTimes;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The conditional writes of the saga. Each is a part of a transaction. */
final class OrderWrites {
  private static final ReturnValuesOnConditionCheckFailure SHOW_WHY =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;
  private static final Map<String, String> STATUS_NAME = Map.of("#status", OrderItem.STATUS);

  private final String orders;
  private final String claims;

  OrderWrites(String orders, String claims) {
    this.orders = orders;
    this.claims = claims;
  }

  TransactWriteItem open(Order order) {
    Put put =
        Put.builder()
            .tableName(orders)
            .item(OrderItem.open(order))
            .conditionExpression("attribute_not_exists(orderId)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /** Only a key without a claim, or with an expired claim that DynamoDB has not deleted yet. */
  TransactWriteItem claim(String key, Order order, ClaimTimes times) {
    Put put =
        Put.builder()
            .tableName(claims)
            .item(ClaimItem.running(key, order, times))
            .conditionExpression("attribute_not_exists(idempotencyKey) OR expiresAt <= :now")
            .expressionAttributeValues(Map.of(":now", ClaimItem.seconds(times.now())))
            .returnValuesOnConditionCheckFailure(SHOW_WHY)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  TransactWriteItem accept(Order pending) {
    Map<String, String> names = new HashMap<>(STATUS_NAME);
    names.put("#items", OrderItem.ITEMS);
    Update update =
        Update.builder()
            .tableName(orders)
            .key(OrderItem.key(pending.orderId()))
            .updateExpression(
                "SET userId = :user, #status = :pending, #items = :items, updatedAt = :at,"
                    + " history = :history, recoveryAt = :at REMOVE reservingFor")
            .conditionExpression("#status = :reserving")
            .expressionAttributeNames(names)
            .expressionAttributeValues(
                Map.of(
                    ":user", Attributes.text(pending.userId().value()),
                    ":pending", status(OrderStatus.PENDING),
                    ":items", OrderItem.lines(pending.lines()),
                    ":at", Attributes.time(pending.progress().updatedAt()),
                    ":history", OrderItem.history(pending),
                    ":reserving", status(OrderStatus.RESERVING)))
            .returnValuesOnConditionCheckFailure(SHOW_WHY)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  TransactWriteItem answer(String key, OrderId owner, String answer) {
    Update update =
        Update.builder()
            .tableName(claims)
            .key(ClaimItem.key(key))
            .updateExpression("SET #state = :completed, answer = :answer REMOVE leaseUntil")
            .conditionExpression("orderId = :owner AND #state = :running")
            .expressionAttributeNames(Map.of("#state", ClaimItem.STATE))
            .expressionAttributeValues(
                Map.of(
                    ":completed",
                    ClaimItem.COMPLETED,
                    ":answer",
                    Attributes.text(answer),
                    ":owner",
                    Attributes.text(owner.value()),
                    ":running",
                    ClaimItem.IN_PROGRESS))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  TransactWriteItem fence(OrderId orderId) {
    Update update =
        Update.builder()
            .tableName(orders)
            .key(OrderItem.key(orderId))
            .updateExpression("SET #status = :releasing")
            .conditionExpression("#status = :reserving")
            .expressionAttributeNames(STATUS_NAME)
            .expressionAttributeValues(
                Map.of(
                    ":releasing", status(OrderStatus.RELEASING),
                    ":reserving", status(OrderStatus.RESERVING)))
            .returnValuesOnConditionCheckFailure(SHOW_WHY)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  TransactWriteItem drop(OrderId orderId) {
    Delete delete =
        Delete.builder()
            .tableName(orders)
            .key(OrderItem.key(orderId))
            .conditionExpression(
                "attribute_not_exists(orderId) OR #status IN (:reserving, :releasing)")
            .expressionAttributeNames(STATUS_NAME)
            .expressionAttributeValues(
                Map.of(
                    ":reserving", status(OrderStatus.RESERVING),
                    ":releasing", status(OrderStatus.RELEASING)))
            .returnValuesOnConditionCheckFailure(SHOW_WHY)
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  /** Only a claim of this owner, and never a claim that has an answer. */
  TransactWriteItem free(String key, OrderId owner) {
    Delete delete =
        Delete.builder()
            .tableName(claims)
            .key(ClaimItem.key(key))
            .conditionExpression(
                "attribute_not_exists(idempotencyKey) OR (orderId = :owner AND #state = :running)")
            .expressionAttributeNames(Map.of("#state", ClaimItem.STATE))
            .expressionAttributeValues(
                Map.of(":owner", Attributes.text(owner.value()), ":running", ClaimItem.IN_PROGRESS))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private static AttributeValue status(OrderStatus status) {
    return Attributes.text(status.name());
  }
}
