package com.cloudcart.shipment.lambda;

import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.sqs.BatchTelemetry;
import com.cloudcart.kit.sqs.RetryBackoff;
import com.cloudcart.kit.sqs.SqsBatchEntry;
import com.cloudcart.kit.sqs.SqsRedelivery;
import com.cloudcart.shipment.adapter.dynamo.DynamoOrders;
import com.cloudcart.shipment.adapter.random.RandomTrackingIds;
import com.cloudcart.shipment.usecase.ShipOrder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the shipment function from its environment, once per process. */
final class ShipmentWiring {
  private static final String SERVICE = "shipment-service";
  private static final String NAMESPACE = "CloudCart/Shipments";

  /** The function's own time-out is 20 s: a dependency that is away is noticed well before. */
  private static final CallLimits AWS_LIMITS =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(8));

  private ShipmentWiring() {}

  static SqsBatchEntry fromEnvironment() {
    var settings = new Settings(System.getenv());
    Clock clock = Clock.systemUTC();
    JsonLines stdout = JsonLines.stdout();
    var log = new Log(SERVICE, Level.parse(settings.text("LOG_LEVEL", "INFO")), stdout, clock);
    var metrics = new Metrics(NAMESPACE, SERVICE, stdout, clock);
    var clients = new AwsClients(AWS_LIMITS);
    var random = new SecureRandom();
    var orders = new DynamoOrders(clients.dynamoDb(), settings.text("ORDERS_TABLE"));
    var shipOrder = new ShipOrder(orders, new RandomTrackingIds(random), clock);
    return new SqsBatchEntry(
        EventSchema.load("/event-schemas/payment-success.schema.json"),
        new PaymentSuccessHandler(shipOrder, log, metrics),
        redelivery(settings, clients.sqs(), log),
        new BatchTelemetry(log, metrics, "ShipmentError"));
  }

  private static SqsRedelivery redelivery(Settings settings, SqsClient sqs, Log log) {
    String seconds = settings.text("RETRY_BACKOFF_SECONDS", "5,20");
    return new SqsRedelivery(
        sqs,
        settings.text("PAYMENT_SUCCESS_QUEUE_URL"),
        RetryBackoff.parse(seconds, new SecureRandom()),
        log);
  }
}
