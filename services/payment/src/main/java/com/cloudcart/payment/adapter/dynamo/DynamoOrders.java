package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.Turn;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.Settlement;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Settles orders by one conditional update. Where the condition fails DynamoDB returns the item
 * that made it fail, so how the order stands is known without a second read, which could see a
 * later state than the one that decided.
 */
public final class DynamoOrders implements Orders {
  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoOrders(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Settlement settle(OrderId orderId, Payment payment) {
    SettleUpdate update = SettleUpdate.of(payment);
    try {
      UpdateItemResponse response =
          dynamo.updateItem(request ->
              request
                  .tableName(table)
                  .key(Map.of("orderId", AttributeValue.fromS(orderId.value())))
                  .conditionExpression("#status = :pending")
                  .updateExpression(update.expression())
                  .expressionAttributeNames(SettleUpdate.NAMES)
                  .expressionAttributeValues(update.values())
                  .returnValues(ReturnValue.ALL_NEW)
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return OrderItem.settlement(response.attributes(), Turn.FIRST);
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? OrderItem.settlement(e.item(), Turn.REPEATED) : new Settlement.Unknown();
    }
  }
}
