package com.cloudcart.catalog.adapter.dynamo;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Counts the items that queries read, before their filter. */
record CountingDynamo(DynamoDbClient real, AtomicInteger read) implements DynamoDbClient {
  CountingDynamo(DynamoDbClient real) {
    this(real, new AtomicInteger());
  }

  int itemsRead() {
    return read.getAndSet(0);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse response = real.query(request);
    read.addAndGet(response.scannedCount());
    return response;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return real.batchGetItem(request);
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {}
}
