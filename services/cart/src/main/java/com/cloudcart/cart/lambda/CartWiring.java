package com.cloudcart.cart.lambda;

import com.cloudcart.cart.adapter.dynamo.DynamoCartItems;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.generated.cart.CartApiRouter;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the cart together, once per process; the only place that reads the environment. */
final class CartWiring {
  private static final String SERVICE = "cart-service";

  /**
   * The first addition of a product is three calls: together they stay below the function's 10 s.
   */
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofMillis(1500), Duration.ofMillis(3000));

  private CartWiring() {}

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
    Metrics metrics = Metrics.of("CloudCart/Cart", SERVICE, settings, lines);
    CartItems items = new DynamoCartItems(dynamo, settings.text("CART_TABLE"));
    CartApiHandler handler = new CartApiHandler(items, clock, log);
    return new ApiFunction(
        ApiDocument.load("cart"),
        new CartApiRouter(handler),
        new ApiTelemetry(log, metrics, "CartError", "CartLatency"));
  }
}
