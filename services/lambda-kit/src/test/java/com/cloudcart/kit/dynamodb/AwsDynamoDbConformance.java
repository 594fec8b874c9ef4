package com.cloudcart.kit.dynamodb;

import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * AWS itself, or what {@code -Ddynamodb.endpoint} names, with the region and the credentials that
 * the SDK finds. By its name no build runs it:
 *
 * <pre>{@code
 * ./mvnw -pl services/lambda-kit -am test -Dtest=AwsDynamoDbConformance \
 *   -Dsurefire.failIfNoSpecifiedTests=false -Daws.region=eu-west-1
 * }</pre>
 */
class AwsDynamoDbConformance extends DynamoDbConformance {
  private final DynamoDbClient client = connect();

  @Override
  DynamoDbClient client() {
    return client;
  }

  private static DynamoDbClient connect() {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create());
    String endpoint = System.getProperty("dynamodb.endpoint");
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }
}
