package com.cloudcart.contracttests.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** A table for provider states. */
public final class Table {

  private final DynamoDbClient dynamo;
  private final String name;

  Table(DynamoDbClient dynamo, String name) {
    this.dynamo = dynamo;
    this.name = name;
  }

  /** Removes every item. */
  public void clear() {
    List<String> keys =
        dynamo.describeTable(request -> request.tableName(name)).table().keySchema().stream()
            .map(KeySchemaElement::attributeName)
            .toList();
    for (Map<String, AttributeValue> item : items()) {
      Map<String, AttributeValue> key = new HashMap<>(item);
      key.keySet().retainAll(keys);
      dynamo.deleteItem(request -> request.tableName(name).key(key));
    }
  }

  public List<Map<String, AttributeValue>> items() {
    return dynamo.scan(request -> request.tableName(name).consistentRead(true)).items();
  }

  public void put(Map<String, AttributeValue> item) {
    dynamo.putItem(request -> request.tableName(name).item(item));
  }
}
