package com.cloudcart.contracttests.provider;

import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs the packaged services with the tables of their templates in a local DynamoDB. Their messages
 * go to {@link FakeQueues}.
 */
public final class Packaged implements AutoCloseable {

  /** The API key for requests to the orders API. */
  public static final String API_KEY = "cloudcart-dev-key-2024";

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final DynamoDbClient dynamo;
  private final URI dynamoEndpoint;
  private final FakeQueues queues = FakeQueues.open();
  private final Set<String> started = new TreeSet<>();
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

  /** The services that were started. */
  Set<String> started() {
    return Set.copyOf(started);
  }

  public FakeQueues queues() {
    return queues;
  }

  /** The tables of a service's template; {@link Table#clear} empties them. */
  public TemplateTables tables(String service) {
    return TemplateTables.create(dynamo, service);
  }

  public Table table(TemplateTables tables, String logicalId) {
    return new Table(dynamo, tables.name(logicalId));
  }

  /** The catalog's API on the given tables. */
  public Gateway catalog(TemplateTables tables) {
    return api("catalog", catalogFunction(tables));
  }

  /** The catalog's function on the given tables. */
  public FunctionProcess catalogFunction(TemplateTables tables) {
    return function(
        "catalog", "com.cloudcart.catalog.lambda.CatalogFunction", catalogEnvironment(tables));
  }

  /** The environment of the catalog function. */
  public Map<String, String> catalogEnvironment(TemplateTables tables) {
    Map<String, String> environment = environment();
    environment.put("PRODUCTS_TABLE", tables.name("ProductsTable"));
    environment.put("RESERVATIONS_TABLE", tables.name("StockReservationsTable"));
    environment.put("SEARCH_TABLE", tables.name("ProductSearchTable"));
    return environment;
  }

  /** The cart's API on the given tables. */
  public Gateway cart(TemplateTables tables) {
    return api("cart", cartFunction(tables));
  }

  /** The cart's function on the given tables. */
  public FunctionProcess cartFunction(TemplateTables tables) {
    return function("cart", "com.cloudcart.cart.lambda.CartFunction", cartEnvironment(tables));
  }

  private Map<String, String> cartEnvironment(TemplateTables tables) {
    Map<String, String> environment = environment();
    environment.put("CART_TABLE", tables.name("CartTable"));
    return environment;
  }

  /** The orders API on the given tables; it reserves stock in the given catalog. */
  public Gateway orders(TemplateTables tables, URI catalog) {
    return api("orders", orderFunction(tables, catalog));
  }

  /** The order function on the given tables, reserving at the given catalog. */
  public FunctionProcess orderFunction(TemplateTables tables, URI catalog) {
    return function(
        "order", "com.cloudcart.order.lambda.OrderFunction", orderEnvironment(tables, catalog));
  }

  /** The environment of the order function. */
  public Map<String, String> orderEnvironment(TemplateTables tables, URI catalog) {
    Map<String, String> environment = environment();
    environment.put("ORDERS_TABLE", tables.name("OrdersTable"));
    environment.put("IDEMPOTENCY_TABLE", tables.name("IdempotencyTable"));
    environment.put("ORDER_PLACED_QUEUE_URL", queues.url() + "/000000000000/OrderPlacedQueueDev");
    environment.put("CATALOG_URL", catalog.toString());
    environment.put("API_KEY", API_KEY);
    return environment;
  }

  /** The payment function on the orders' tables; every payment succeeds. */
  public FunctionProcess payment(TemplateTables orders, URI catalog) {
    Map<String, String> environment = environment();
    environment.put("ORDERS_TABLE", orders.name("OrdersTable"));
    environment.put("ORDER_PLACED_QUEUE_URL", queues.url() + "/000000000000/OrderPlacedQueueDev");
    environment.put(
        "PAYMENT_SUCCESS_QUEUE_URL", queues.url() + "/000000000000/PaymentSuccessQueueDev");
    environment.put("CATALOG_URL", catalog.toString());
    environment.put("PAYMENT_SUCCESS_RATE", "1");
    return function("payment", "com.cloudcart.payment.lambda.PaymentFunction", environment);
  }

  /** The shipment function on the orders' tables. */
  public FunctionProcess shipment(TemplateTables orders) {
    Map<String, String> environment = environment();
    environment.put("ORDERS_TABLE", orders.name("OrdersTable"));
    environment.put(
        "PAYMENT_SUCCESS_QUEUE_URL", queues.url() + "/000000000000/PaymentSuccessQueueDev");
    return function("shipment", "com.cloudcart.shipment.lambda.ShipmentFunction", environment);
  }

  private Gateway api(String spec, FunctionProcess function) {
    Gateway gateway =
        Gateway.open(Routes.of(ROOT.resolve("api-specs/" + spec + ".yaml")), function::invoke);
    running.add(gateway::close);
    return gateway;
  }

  private FunctionProcess function(
      String service, String handler, Map<String, String> environment) {
    List<Path> classPath = new ArrayList<>();
    String mutated = System.getProperty("mutated." + service);
    if (mutated != null) {
      classPath.add(Path.of(mutated));
    }
    classPath.add(jar(service));
    FunctionProcess process = FunctionProcess.start(classPath, handler, environment);
    started.add(service);
    running.add(process::close);
    return process;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_ENDPOINT_URL", dynamoEndpoint.toString());
    environment.put("AWS_ENDPOINT_URL_SQS", queues.url().toString());
    return environment;
  }

  @Override
  public void close() {
    running.reversed().forEach(Runnable::run);
  }
}
