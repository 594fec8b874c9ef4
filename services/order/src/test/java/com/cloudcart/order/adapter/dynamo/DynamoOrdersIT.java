package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.OrdersSuite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoOrdersIT extends OrdersSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();
  private static TemplateTables tables;

  @BeforeAll
  static void createTables() {
    tables = TemplateTables.create(DYNAMO.client(), "order");
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(
        DYNAMO.client(), tables.name("OrdersTable"), tables.name("IdempotencyTable"));
  }
}
