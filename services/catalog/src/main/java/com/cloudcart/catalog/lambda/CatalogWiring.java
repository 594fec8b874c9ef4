package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.adapter.dynamo.DynamoInventory;
import com.cloudcart.catalog.adapter.dynamo.DynamoProductSearch;
import com.cloudcart.catalog.adapter.dynamo.DynamoProducts;
import com.cloudcart.catalog.adapter.dynamo.DynamoStockReservations;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.generated.catalog.CatalogApiRouter;
import com.cloudcart.kit.api.ApiDocument;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.api.ApiTelemetry;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the catalog together, once per process; the only place that reads the environment. */
final class CatalogWiring {
  private static final String SERVICE = "product-catalog";

  /** A change of stock is a write and a read: both together stay below the function's 10 s. */
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofMillis(1500), Duration.ofMillis(3500));

  private CatalogWiring() {}

  static ApiFunction fromEnvironment(JsonLines lines) {
    return function(new Settings(System.getenv()), new AwsClients(LIMITS).dynamoDb(), lines);
  }

  /** A function whose writes fail before they reach the table. */
  static ApiFunction unreachable(JsonLines lines) {
    DynamoDbClient dynamo = AwsClients.unreachable(LIMITS).dynamoDb();
    return function(new Settings(System.getenv()), dynamo, lines);
  }

  static ApiFunction function(Settings settings, DynamoDbClient dynamo, JsonLines lines) {
    Clock clock = Clock.systemUTC();
    Level level = Level.parse(settings.text("LOG_LEVEL", "INFO"));
    Log log = new Log(SERVICE, level, lines, clock);
    Metrics metrics = Metrics.of("CloudCart/Catalog", SERVICE, settings, lines);
    String products = settings.text("PRODUCTS_TABLE");
    String search = settings.text("SEARCH_TABLE");
    StockChanges stockChanges =
        new StockChanges(
            new DynamoInventory(dynamo, products),
            new DynamoStockReservations(dynamo, products, settings.text("RESERVATIONS_TABLE")),
            clock,
            log);
    DynamoProducts stored = new DynamoProducts(dynamo, products, search);
    CatalogApiHandler handler =
        new CatalogApiHandler(
            new ProductLists(stored, new DynamoProductSearch(dynamo, products, search)),
            new FindProduct(stored),
            new CreateProduct(stored, CatalogWiring::newId, clock),
            stockChanges,
            log);
    return new ApiFunction(
        ApiDocument.load("catalog"),
        new CatalogApiRouter(handler),
        new ApiTelemetry(log, metrics, "CatalogError", "CatalogLatency"));
  }

  private static ProductId newId() {
    return new ProductId(UUID.randomUUID().toString());
  }
}
