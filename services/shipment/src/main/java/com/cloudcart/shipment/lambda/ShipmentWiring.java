package com.cloudcart.shipment.lambda;

import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.BatchTelemetry;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.Redelivery;
import com.cloudcart.kit.events.RetryBackoff;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.events.SqsRedelivery;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.shipment.adapter.dynamo.DynamoOrders;
import com.cloudcart.shipment.adapter.random.RandomTrackingIds;
import com.cloudcart.shipment.usecase.ShipOrder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the shipment function, once per process; the only place that reads the environment. */
final class ShipmentWiring {
  private static final String SERVICE = "shipment-service";

  /** A call fails well before the function's time-out of 20 s. */
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(8));

  private ShipmentWiring() {}

  static SqsFunction<PaymentSuccessEvent> fromEnvironment(JsonLines lines) {
    return function(new Settings(System.getenv()), new AwsClients(LIMITS), lines);
  }

  static SqsFunction<PaymentSuccessEvent> function(
      Settings settings, AwsClients clients, JsonLines lines) {
    Clock clock = Clock.systemUTC();
    Level level = Level.parse(settings.text("LOG_LEVEL", "INFO"));
    Log log = new Log(SERVICE, level, lines, clock);
    Metrics metrics = Metrics.of("CloudCart/Shipments", SERVICE, settings, lines);
    ShipOrder shipOrder =
        new ShipOrder(
            new DynamoOrders(clients.dynamoDb(), settings.text("ORDERS_TABLE")),
            new RandomTrackingIds(new SecureRandom()),
            clock);
    return new SqsFunction<>(
        EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class),
        new PaymentSuccessHandler(shipOrder, log, metrics),
        redelivery(settings, clients.sqs(), log),
        new BatchTelemetry(log, metrics, "ShipmentError"));
  }

  private static Redelivery redelivery(Settings settings, SqsClient sqs, Log log) {
    String seconds = settings.text("RETRY_BACKOFF_SECONDS", "5,20");
    return new SqsRedelivery(
        sqs,
        settings.text("PAYMENT_SUCCESS_QUEUE_URL"),
        RetryBackoff.parse(seconds, new SecureRandom()),
        log);
  }
}
