package com.cloudcart.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

class TemplateTablesTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Suffix: {Type: String, Default: Dev}
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Properties: {TopicName: !Join ['-', [a, b]]}
        ClaimsTable:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Sub "ClaimsTable${Suffix}"
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - {AttributeName: owner, AttributeType: S}
              - {AttributeName: at, AttributeType: N}
            KeySchema:
              - {AttributeName: owner, KeyType: HASH}
            GlobalSecondaryIndexes:
              - IndexName: by-time
                KeySchema:
                  - {AttributeName: owner, KeyType: HASH}
                  - {AttributeName: at, KeyType: RANGE}
                Projection: {ProjectionType: ALL}
            LocalSecondaryIndexes:
              - IndexName: by-time-of-owner
                KeySchema:
                  - {AttributeName: owner, KeyType: HASH}
                  - {AttributeName: at, KeyType: RANGE}
                Projection: {ProjectionType: ALL}
      """;

  @Test
  void reads_each_table_with_its_keys_and_indexes() {
    List<TableDefinition> tables =
        TemplateTables.definitions(CfnTemplate.parse(TEMPLATE), Map.of());

    assertThat(tables).hasSize(1);
    TableDefinition table = tables.getFirst();
    assertThat(table.logicalId()).isEqualTo("ClaimsTable");
    assertThat(table.request().tableName()).isEqualTo("ClaimsTableDev");
    assertThat(table.request().keySchema()).containsExactly(key("owner", KeyType.HASH));
    assertThat(table.request().globalSecondaryIndexes())
        .singleElement()
        .satisfies(index -> {
          assertThat(index.indexName()).isEqualTo("by-time");
          assertThat(index.keySchema())
              .containsExactly(key("owner", KeyType.HASH), key("at", KeyType.RANGE));
          assertThat(index.projection().projectionType()).isEqualTo(ProjectionType.ALL);
        });
    assertThat(table.request().localSecondaryIndexes())
        .singleElement()
        .satisfies(index -> assertThat(index.indexName()).isEqualTo("by-time-of-owner"));
  }

  @Test
  void resolves_parameters_that_are_given() {
    List<TableDefinition> tables =
        TemplateTables.definitions(CfnTemplate.parse(TEMPLATE), Map.of("Suffix", "-7"));

    assertThat(tables.getFirst().request().tableName()).isEqualTo("ClaimsTable-7");
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
