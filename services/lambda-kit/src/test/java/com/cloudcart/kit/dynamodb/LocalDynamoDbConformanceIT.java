package com.cloudcart.kit.dynamodb;

import com.cloudcart.kit.test.LocalDynamo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine alone, which every other test of an adapter uses. */
class LocalDynamoDbConformanceIT extends DynamoDbConformance {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  @Override
  DynamoDbClient client() {
    return DYNAMO.client();
  }
}
