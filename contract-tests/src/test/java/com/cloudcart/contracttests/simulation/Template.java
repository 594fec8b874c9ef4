package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.contracttests.spec.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The limits that the shop's templates set, so that the simulation has the same. */
final class Template {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final JsonNode CATALOG = read("catalog");
  private static final JsonNode ORDER = read("order");
  private static final JsonNode PAYMENT = read("payment");
  private static final JsonNode SHIPMENT = read("shipment");
  private static final Map<Kind, Duration> TIMEOUTS = timeouts();

  private Template() {}

  /** The queue between two services. */
  record Queue(Duration visibility, int maxReceiveCount, int batchSize) {}

  static Duration timeout(Kind kind) {
    return TIMEOUTS.getOrDefault(kind, Duration.ZERO);
  }

  static Queue orderPlaced() {
    return queue(ORDER.at("/Resources/OrderPlacedQueue"), PAYMENT);
  }

  static Queue paymentSuccess() {
    return queue(PAYMENT.at("/Resources/PaymentSuccessQueue"), SHIPMENT);
  }

  /** The default of a parameter. */
  static String orderParameter(String name) {
    return text(ORDER.at("/Parameters/" + name + "/Default"));
  }

  /** The default of a parameter. */
  static String retryBackoff() {
    return text(PAYMENT.at("/Parameters/RetryBackoffSeconds/Default"));
  }

  private static Map<Kind, Duration> timeouts() {
    Map<Kind, Duration> timeouts = new EnumMap<>(Kind.class);
    timeouts.put(Kind.CATALOG, timeout(CATALOG, "ApiFunction"));
    timeouts.put(Kind.ORDER, timeout(ORDER, "ApiFunction"));
    timeouts.put(Kind.RECOVERY, timeout(ORDER, "RecoveryFunction"));
    timeouts.put(Kind.PAYMENT, timeout(PAYMENT, "PaymentFunction"));
    timeouts.put(Kind.SHIPMENT, timeout(SHIPMENT, "ShipmentFunction"));
    return timeouts;
  }

  private static Duration timeout(JsonNode template, String function) {
    return seconds(template.at("/Resources/" + function + "/Properties/Timeout"));
  }

  private static Queue queue(JsonNode queue, JsonNode consumer) {
    JsonNode properties = queue.path("Properties");
    return new Queue(
        seconds(properties.path("VisibilityTimeout")),
        number(properties.at("/RedrivePolicy/maxReceiveCount")),
        number(consumer.path("Resources").findValue("BatchSize")));
  }

  private static Duration seconds(JsonNode node) {
    return Duration.ofSeconds(number(node));
  }

  private static int number(JsonNode node) {
    if (!node.isInt()) {
      throw new IllegalStateException("the templates have no such number: " + node);
    }
    return node.asInt();
  }

  private static String text(JsonNode node) {
    if (!node.isValueNode()) {
      throw new IllegalStateException("the templates have no such text: " + node);
    }
    return node.asText();
  }

  private static JsonNode read(String service) {
    return Document.read(ROOT.resolve("cfn").resolve(service + ".yaml")).root();
  }
}
