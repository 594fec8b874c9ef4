package com.cloudcart.kit.test;

import static com.cloudcart.kit.test.CfnTemplate.object;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** An {@code AWS::DynamoDB::Table} as the request that creates it. */
record TableDefinition(String logicalId, CreateTableRequest request) {

  static TableDefinition of(String logicalId, Map<String, Object> properties) {
    String tableName = text(properties, "TableName");
    var request =
        CreateTableRequest.builder()
            .tableName(tableName)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                list(properties, "AttributeDefinitions").stream()
                    .map(TableDefinition::attribute)
                    .toList())
            .keySchema(keySchema(properties));
    List<Map<String, Object>> indexes = list(properties, "GlobalSecondaryIndexes");
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes.stream().map(TableDefinition::index).toList());
    }
    List<Map<String, Object>> local = list(properties, "LocalSecondaryIndexes");
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local.stream().map(TableDefinition::localIndex).toList());
    }
    return new TableDefinition(logicalId, request.build());
  }

  private static AttributeDefinition attribute(Map<String, Object> attribute) {
    return AttributeDefinition.builder()
        .attributeName(text(attribute, "AttributeName"))
        .attributeType(text(attribute, "AttributeType"))
        .build();
  }

  private static List<KeySchemaElement> keySchema(Map<String, Object> owner) {
    return list(owner, "KeySchema").stream()
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(text(key, "AttributeName"))
                .keyType(text(key, "KeyType"))
                .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(Map<String, Object> index) {
    return GlobalSecondaryIndex.builder()
        .indexName(text(index, "IndexName"))
        .keySchema(keySchema(index))
        .projection(projection(index))
        .build();
  }

  private static LocalSecondaryIndex localIndex(Map<String, Object> index) {
    return LocalSecondaryIndex.builder()
        .indexName(text(index, "IndexName"))
        .keySchema(keySchema(index))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(Map<String, Object> index) {
    Map<String, Object> projection = object(index.getOrDefault("Projection", Map.of()));
    var columns = Projection.builder().projectionType(text(projection, "ProjectionType"));
    if (projection.get("NonKeyAttributes") instanceof List<?> names) {
      columns.nonKeyAttributes(names.stream().map(String::valueOf).toList());
    }
    return columns.build();
  }

  private static List<Map<String, Object>> list(Map<String, Object> owner, String name) {
    return owner.get(name) instanceof List<?> values
        ? values.stream().map(CfnTemplate::object).toList()
        : List.of();
  }

  private static String text(Map<String, Object> owner, String name) {
    Object value = owner.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " in " + owner);
    }
    return value.toString();
  }
}
