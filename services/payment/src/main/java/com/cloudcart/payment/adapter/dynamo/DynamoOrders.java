package com.cloudcart.payment.adapter.dynamo;

import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Orders;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Settles an order by one conditional update. When the condition fails, DynamoDB returns the item
 * that it checked. A second read could return a later state.
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
      return OrderItem.settlement(response.attributes(), Delivery.FIRST);
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem()
          ? OrderItem.settlement(e.item(), Delivery.REPEATED)
          : new Settlement.Unknown();
    }
  }
}
