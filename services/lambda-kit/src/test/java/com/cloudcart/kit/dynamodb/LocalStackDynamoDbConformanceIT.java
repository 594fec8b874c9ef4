package com.cloudcart.kit.dynamodb;

import com.cloudcart.kit.test.LocalSqs;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine behind LocalStack, which the deployed shop uses. */
class LocalStackDynamoDbConformanceIT extends DynamoDbConformance {
  @RegisterExtension static final LocalSqs LOCALSTACK = new LocalSqs();

  @Override
  DynamoDbClient client() {
    return LOCALSTACK.dynamoDb();
  }
}
