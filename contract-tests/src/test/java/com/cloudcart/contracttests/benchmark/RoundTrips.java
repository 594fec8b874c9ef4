package com.cloudcart.contracttests.benchmark;

import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.endtoend.Shop;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What an order with one line costs at the least: the same calls, made one by one from here. */
final class RoundTrips implements AutoCloseable {
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Shop shop;
  private final String scratchQueue;

  RoundTrips(URI endpoint, Shop shop) {
    this.shop = shop;
    dynamoDb = LocalCloud.client(DynamoDbClient.builder(), endpoint);
    sqs = LocalCloud.client(SqsClient.builder(), endpoint);
    scratchQueue = sqs.createQueue(request -> request.queueName("Benchmark")).queueUrl();
  }

  /** One of the order's two transactions: the order and its key. */
  void transaction() {
    dynamoDb.transactWriteItems(
        request -> request.transactItems(put("orderId", "OrdersTableDev"), claim()));
  }

  void message() {
    sqs.sendMessage(request -> request.queueUrl(scratchQueue).messageBody("x".repeat(400)));
  }

  void reservation(Product product) {
    shop.reserve(product, UUID.randomUUID().toString());
  }

  @Override
  public void close() {
    dynamoDb.close();
    sqs.close();
  }

  private static TransactWriteItem claim() {
    return put("idempotencyKey", "IdempotencyTableDev");
  }

  private static TransactWriteItem put(String key, String table) {
    Map<String, AttributeValue> item =
        Map.of(
            key,
            AttributeValue.fromS("benchmark#" + UUID.randomUUID()),
            "history",
            AttributeValue.fromL(List.of(AttributeValue.fromS("x".repeat(300)))));
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }
}
