package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.OrdersSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same promises when each transaction first conflicts with another one. */
class DynamoOrdersInConflictIT extends OrdersSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();
  private static TemplateTables tables;
  private static DynamoDbClient conflicting;

  @BeforeAll
  static void createTables() {
    tables = TemplateTables.create(DYNAMO.client(), "order");
    conflicting = DYNAMO.conflicting();
  }

  @AfterAll
  static void closeClient() {
    conflicting.close();
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(
        conflicting, tables.name("OrdersTable"), tables.name("IdempotencyTable"));
  }
}
