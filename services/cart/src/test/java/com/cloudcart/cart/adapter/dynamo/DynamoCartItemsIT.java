package com.cloudcart.cart.adapter.dynamo;

import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.port.CartItemsSuite;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCartItemsIT implements CartItemsSuite {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static String table = "";

  @BeforeAll
  static void createTable() {
    table = TemplateTables.create(DYNAMO.client(), "cart").name("CartTable");
  }

  @Override
  public CartItems items() {
    return new DynamoCartItems(DYNAMO.client(), table);
  }
}
