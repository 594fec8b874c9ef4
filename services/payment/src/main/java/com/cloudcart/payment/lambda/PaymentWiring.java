package com.cloudcart.payment.lambda;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.sqs.BatchTelemetry;
import com.cloudcart.kit.sqs.Redelivery;
import com.cloudcart.kit.sqs.RetryBackoff;
import com.cloudcart.kit.sqs.SqsBatchEntry;
import com.cloudcart.kit.sqs.SqsRedelivery;
import com.cloudcart.kit.sqs.SqsSender;
import com.cloudcart.payment.adapter.dynamo.DynamoOrders;
import com.cloudcart.payment.adapter.http.HttpStockReservations;
import com.cloudcart.payment.adapter.simulation.SimulatedPayments;
import com.cloudcart.payment.adapter.sqs.SqsPaymentEvents;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.PaymentEvents;
import com.cloudcart.payment.port.StockReservations;
import com.cloudcart.payment.usecase.TakePayment;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the payment function from its environment, once per process. */
final class PaymentWiring {
  private static final String SERVICE = "payment-service";
  private static final String NAMESPACE = "CloudCart/Payments";
  private static final BigDecimal SUCCESS_RATE = new BigDecimal("0.8");

  /** The function's own time-out is 20 s: a dependency that is away is noticed well before. */
  private static final CallLimits AWS_LIMITS =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(8));

  private static final Duration CATALOG_TIMEOUT = Duration.ofSeconds(5);

  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final Log log;
  private final Metrics metrics;

  private PaymentWiring(Settings settings) {
    JsonLines stdout = JsonLines.stdout();
    this.settings = settings;
    this.log = new Log(SERVICE, Level.parse(settings.text("LOG_LEVEL", "INFO")), stdout, clock);
    this.metrics = new Metrics(NAMESPACE, SERVICE, stdout, clock);
  }

  static SqsBatchEntry fromEnvironment() {
    return new PaymentWiring(new Settings(System.getenv())).entry();
  }

  private SqsBatchEntry entry() {
    var clients = new AwsClients(AWS_LIMITS);
    SqsClient sqs = clients.sqs();
    var takePayment = new TakePayment(orders(clients.dynamoDb()), payments(), stock(), events(sqs));
    return new SqsBatchEntry(
        EventSchema.load("/event-schemas/order-placed.schema.json"),
        new OrderPlacedHandler(takePayment, log),
        redelivery(sqs),
        new BatchTelemetry(log, metrics, "PaymentError"));
  }

  private Orders orders(DynamoDbClient dynamo) {
    return new CountedOrders(new DynamoOrders(dynamo, settings.text("ORDERS_TABLE")), metrics);
  }

  private SimulatedPayments payments() {
    return new SimulatedPayments(settings.decimal("PAYMENT_SUCCESS_RATE", SUCCESS_RATE), clock);
  }

  private StockReservations stock() {
    URI catalog = URI.create(settings.text("CATALOG_URL"));
    var http = new JsonHttpClient(catalog, CATALOG_TIMEOUT);
    return new HttpStockReservations(new CatalogApiClient(http));
  }

  private PaymentEvents events(SqsClient sqs) {
    EventSchema schema = EventSchema.load("/event-schemas/payment-success.schema.json");
    return new SqsPaymentEvents(
        new SqsSender(sqs, settings.text("PAYMENT_SUCCESS_QUEUE_URL"), schema));
  }

  private Redelivery redelivery(SqsClient sqs) {
    String seconds = settings.text("RETRY_BACKOFF_SECONDS", "5,20");
    return new SqsRedelivery(
        sqs,
        settings.text("ORDER_PLACED_QUEUE_URL"),
        RetryBackoff.parse(seconds, new SecureRandom()),
        log);
  }
}
