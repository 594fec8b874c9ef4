package com.cloudcart.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class LocalDynamoIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  @ParameterizedTest
  @CsvSource({
    "catalog, ProductsTable",
    "catalog, StockReservationsTable",
    "cart, CartTable",
    "order, OrdersTable",
    "order, IdempotencyTable"
  })
  void creates_the_tables_of_every_template(String service, String logicalId) {
    TemplateTables tables = TemplateTables.create(DYNAMO.client(), service);

    assertThat(describe(tables.name(logicalId)).tableStatusAsString()).isEqualTo("ACTIVE");
  }

  @Test
  void keeps_the_tables_of_two_test_classes_apart() {
    TemplateTables first = TemplateTables.create(DYNAMO.client(), "cart");
    TemplateTables second = TemplateTables.create(DYNAMO.client(), "cart");

    assertThat(first.name("CartTable")).isNotEqualTo(second.name("CartTable"));
  }

  private static TableDescription describe(String table) {
    return DYNAMO.client().describeTable(request -> request.tableName(table)).table();
  }
}
