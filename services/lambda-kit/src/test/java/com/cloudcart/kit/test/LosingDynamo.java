package com.cloudcart.kit.test;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Loses the first answer to each write and sends the write again, as the SDK does by itself: a
 * transaction has the same token both times.
 *
 * @param meanwhile what others do between the two
 */
public record LosingDynamo(DynamoDbClient real, Runnable meanwhile) implements DynamoDbClient {
  public LosingDynamo(DynamoDbClient real) {
    this(real, () -> {});
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    real.updateItem(request);
    meanwhile.run();
    return real.updateItem(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    TransactWriteItemsRequest withToken =
        request.toBuilder().clientRequestToken(UUID.randomUUID().toString()).build();
    real.transactWriteItems(withToken);
    meanwhile.run();
    return real.transactWriteItems(withToken);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return real.getItem(request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return real.transactGetItems(request);
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {}
}
