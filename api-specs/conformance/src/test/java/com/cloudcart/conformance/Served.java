package com.cloudcart.conformance;

import com.cloudcart.generated.cart.CartApiRouter;
import com.cloudcart.generated.catalog.CatalogApiRouter;
import com.cloudcart.generated.orders.OrdersApiRouter;
import com.cloudcart.kit.api.ApiDocument;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.api.ApiKeys;
import com.cloudcart.kit.api.ApiTelemetry;
import com.cloudcart.kit.api.Router;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;

/** A generated router behind the kit's entry, as a function runs it. */
final class Served {
  static final String KEY = "cloudcart-dev-key-2024";

  private final ApiFunction entry;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private Served(BiFunction<ApiDocument, ApiTelemetry, ApiFunction> function, String api) {
    JsonLines lines = new JsonLines(log);
    Log serviceLog = new Log("api", Level.INFO, lines, Clock.systemUTC());
    Metrics metrics = Metrics.of("CloudCart/Api", "api", new Settings(Map.of()), lines);
    ApiTelemetry telemetry = new ApiTelemetry(serviceLog, metrics, "ApiError", "Latency");
    entry = function.apply(ApiDocument.load(api), telemetry);
  }

  static Served catalog() {
    return by(new CatalogApiRouter(new Catalog()));
  }

  static Served cart() {
    CartApiRouter router = new CartApiRouter(new Cart());
    return new Served((document, log) -> new ApiFunction(document, router, log), "cart");
  }

  static Served orders() {
    OrdersApiRouter router = new OrdersApiRouter(new Orders());
    return new Served(
        (document, log) -> new ApiFunction(document, router, ApiKeys.of(KEY), log), "orders");
  }

  /** The catalog's document before another router. */
  static Served by(Router router) {
    return new Served((document, log) -> new ApiFunction(document, router, log), "catalog");
  }

  Answer answer(ApiEvent event) {
    return answer(event.text());
  }

  Answer answer(String event) {
    return answer(event.getBytes(StandardCharsets.UTF_8));
  }

  Answer answer(byte[] event) {
    return ApiFunctionUnderTest.answer(
        (in, out, context) -> entry.handle(in, out), new ByteArrayInputStream(event));
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }
}
