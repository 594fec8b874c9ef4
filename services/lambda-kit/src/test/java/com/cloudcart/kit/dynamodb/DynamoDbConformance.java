package com.cloudcart.kit.dynamodb;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All of the suite, on one DynamoDB. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DynamoDbConformance
    implements ConditionalWrites, Transactions, Queries, Numbers, Limits, Expiry {
  private TestTable table;

  /** The DynamoDB that is asked; the suite leaves no table there. */
  abstract DynamoDbClient client();

  @BeforeAll
  void createTable() {
    table = TestTable.create(client());
  }

  @AfterAll
  void deleteTable() {
    table.delete();
  }

  @Override
  public TestTable table() {
    return table;
  }
}
