package com.cloudcart.contracttests.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.cloudcart.kit.test.LocalDynamo;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stands between a function and its DynamoDB, and throttles the function when it is told to. */
final class DynamoProxy implements AutoCloseable {

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").disableRequestJournal());
  private final URI dynamo;
  private final DynamoDbClient client;

  private DynamoProxy(URI dynamo) {
    this.dynamo = dynamo;
    server.start();
    client = LocalDynamo.client(url(), UrlConnectionHttpClient.create());
  }

  static DynamoProxy inFrontOf(URI dynamo) {
    DynamoProxy proxy = new DynamoProxy(dynamo);
    proxy.pass();
    return proxy;
  }

  /** The address for a function. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * A client for the test's own calls: the first of them, not a function's, waits for a cold proxy.
   */
  DynamoDbClient client() {
    return client;
  }

  /** Passes the next calls on. */
  void pass() {
    answer(aResponse().proxiedFrom(dynamo.toString()));
  }

  /** Answers the next calls as DynamoDB does when it throttles. */
  void throttle() {
    answer(
        aResponse()
            .withStatus(400)
            .withHeader("Content-Type", "application/x-amz-json-1.0")
            .withBody("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\"}"));
  }

  private void answer(ResponseDefinitionBuilder answer) {
    server.resetMappings();
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
