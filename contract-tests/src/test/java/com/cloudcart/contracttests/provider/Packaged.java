package com.cloudcart.contracttests.provider;

import static java.util.Map.entry;

import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs the packaged services with the tables of their templates in a local DynamoDB. Their messages
 * go to {@link FakeQueues}.
 */
public final class Packaged implements AutoCloseable {

  /** The API key for requests to the orders API. */
  public static final String API_KEY = "cloudcart-dev-key-2024";

  private static final String API_KEY_DIGEST =
      "e9870b648350e8636daa35e7ecb0c8739756aa90267c8809c39a9d3be422883e";

  /** For functions that do not call the catalog. */
  public static final URI NO_CATALOG = URI.create("http://127.0.0.1:9");

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final DynamoDbClient dynamo;
  private final URI dynamoEndpoint;
  private final FakeQueues queues = new FakeQueues();
  private final List<Runnable> running = new ArrayList<>(List.of(queues::close));

  public Packaged(LocalDynamo dynamo) {
    this(dynamo.client(), dynamo.endpoint());
  }

  /**
   * With a proxy in front of DynamoDB.
   *
   * @param dynamo creates the tables
   * @param endpoint the DynamoDB endpoint of the functions
   */
  public Packaged(DynamoDbClient dynamo, URI endpoint) {
    this.dynamo = dynamo;
    this.dynamoEndpoint = endpoint;
  }

  public static Path jar(String service) {
    return ROOT.resolve("services/%1$s/target/%1$s.jar".formatted(service));
  }

  public FakeQueues queues() {
    return queues;
  }

  /** The tables of these services' templates; {@link Table#clear} empties them. */
  public TemplateTables tables(String... services) {
    return TemplateTables.create(dynamo, services);
  }

  public Table table(TemplateTables tables, String logicalId) {
    return new Table(dynamo, tables.name(logicalId));
  }

  /** The API of a function on the given tables. */
  public Gateway serve(ShopFunction function, TemplateTables tables) {
    return serve(function, tables, NO_CATALOG);
  }

  /** The API of a function that calls the given catalog. */
  public Gateway serve(ShopFunction function, TemplateTables tables, URI catalog) {
    String api = function == ShopFunction.ORDER ? "orders" : function.service();
    Gateway gateway = new Gateway(Routes.of(api), start(function, tables, catalog)::invoke);
    running.add(gateway::close);
    return gateway;
  }

  /** A function on the given tables. */
  public FunctionProcess start(ShopFunction function, TemplateTables tables) {
    return start(function, tables, NO_CATALOG);
  }

  /** A function that calls the given catalog. */
  public FunctionProcess start(ShopFunction function, TemplateTables tables, URI catalog) {
    List<Path> classPath = new ArrayList<>();
    Optional.ofNullable(System.getProperty("mutated." + function.service()))
        .ifPresent(mutated -> classPath.add(Path.of(mutated)));
    classPath.add(jar(function.service()));
    classPath.add(FunctionProcess.hostClasses());
    FunctionProcess process =
        FunctionProcess.start(
            classPath, function.handler(), environment(function, tables, catalog), List.of());
    running.add(process::close);
    return process;
  }

  /** The environment of a function; every payment succeeds. */
  public Map<String, String> environment(
      ShopFunction function, TemplateTables tables, URI catalog) {
    Map<String, String> all =
        new HashMap<>(
            Map.ofEntries(
                entry("AWS_REGION", "eu-west-1"),
                entry("AWS_ACCESS_KEY_ID", "test"),
                entry("AWS_SECRET_ACCESS_KEY", "test"),
                entry("AWS_ENDPOINT_URL", dynamoEndpoint.toString()),
                entry("AWS_ENDPOINT_URL_SQS", queues.url().toString()),
                entry("ORDER_PLACED_QUEUE_URL", queueUrl("OrderPlacedQueueDev")),
                entry("PAYMENT_SUCCESS_QUEUE_URL", queueUrl("PaymentSuccessQueueDev")),
                entry("PAYMENT_SUCCESS_RATE", "1"),
                entry("CATALOG_URL", catalog.toString()),
                entry("API_KEY_DIGESTS", API_KEY_DIGEST)));
    Map<String, String> ownTables =
        switch (function) {
          case CATALOG ->
              Map.of(
                  "PRODUCTS_TABLE",
                  "ProductsTable",
                  "RESERVATIONS_TABLE",
                  "StockReservationsTable",
                  "SEARCH_TABLE",
                  "ProductSearchTable");
          case CART -> Map.of("CART_TABLE", "CartTable");
          case ORDER, RECOVERY, PAYMENT, SHIPMENT ->
              Map.of("ORDERS_TABLE", "OrdersTable", "IDEMPOTENCY_TABLE", "IdempotencyTable");
          case AUDIT ->
              Map.of(
                  "ORDERS_TABLE",
                  "OrdersTable",
                  "IDEMPOTENCY_TABLE",
                  "IdempotencyTable",
                  "RESERVATIONS_TABLE",
                  "StockReservationsTable",
                  "PRODUCTS_TABLE",
                  "ProductsTable");
        };
    ownTables.forEach((variable, logicalId) -> all.put(variable, tables.name(logicalId)));
    return all;
  }

  private String queueUrl(String name) {
    return queues.url() + "/000000000000/" + name;
  }

  @Override
  public void close() {
    running.reversed().forEach(Runnable::run);
  }
}
