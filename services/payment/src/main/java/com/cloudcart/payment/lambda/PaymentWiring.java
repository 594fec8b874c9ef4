package com.cloudcart.payment.lambda;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.aws.IamRequestSigner;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.client.RequestSigner;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.BatchTelemetry;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.events.Redelivery;
import com.cloudcart.kit.events.RetryBackoff;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.events.SqsRedelivery;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.payment.adapter.dynamo.DynamoOrders;
import com.cloudcart.payment.adapter.http.HttpStockReservations;
import com.cloudcart.payment.adapter.simulation.SimulatedPayments;
import com.cloudcart.payment.adapter.sqs.SqsPaymentEvents;
import com.cloudcart.payment.port.PaymentEvents;
import com.cloudcart.payment.port.StockReservations;
import com.cloudcart.payment.usecase.TakePayment;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the payment function, once per process; the only place that reads the environment. */
final class PaymentWiring {
  private static final String SERVICE = "payment-service";
  private static final BigDecimal SUCCESS_RATE = new BigDecimal("0.8");

  /** A call fails well before the function's time-out of 20 s. */
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofSeconds(3), Duration.ofSeconds(8));

  private static final Duration CATALOG_TIMEOUT = Duration.ofSeconds(5);

  private PaymentWiring() {}

  static SqsFunction<OrderPlacedEvent> fromEnvironment(JsonLines lines) {
    return function(new Settings(System.getenv()), new AwsClients(LIMITS), lines);
  }

  static SqsFunction<OrderPlacedEvent> function(
      Settings settings, AwsClients clients, JsonLines lines) {
    Clock clock = Clock.systemUTC();
    Level level = Level.parse(settings.text("LOG_LEVEL", "INFO"));
    Log log = new Log(SERVICE, level, lines, clock);
    Metrics metrics = Metrics.of("CloudCart/Payments", SERVICE, settings, lines);
    SqsClient sqs = clients.sqs();
    TakePayment takePayment =
        new TakePayment(
            new DynamoOrders(clients.dynamoDb(), settings.text("ORDERS_TABLE")),
            new SimulatedPayments(settings.decimal("PAYMENT_SUCCESS_RATE", SUCCESS_RATE), clock),
            stock(settings),
            events(settings, sqs));
    return new SqsFunction<>(
        EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class),
        new OrderPlacedHandler(takePayment, log, metrics),
        redelivery(settings, sqs, log),
        new BatchTelemetry(log, metrics, "PaymentError"));
  }

  static StockReservations stock(Settings settings) {
    URI catalog = URI.create(settings.text("CATALOG_URL"));
    RequestSigner signer = IamRequestSigner.named(settings.text("CATALOG_AUTH", ""));
    JsonHttpClient http = new JsonHttpClient(catalog, CATALOG_TIMEOUT, signer);
    return new HttpStockReservations(new CatalogApiClient(http));
  }

  private static PaymentEvents events(Settings settings, SqsClient sqs) {
    EventSchema<PaymentSuccessEvent> schema =
        EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);
    return new SqsPaymentEvents(
        new QueueSender<>(sqs, settings.text("PAYMENT_SUCCESS_QUEUE_URL"), schema));
  }

  private static Redelivery redelivery(Settings settings, SqsClient sqs, Log log) {
    String seconds = settings.text("RETRY_BACKOFF_SECONDS", "5,20");
    return new SqsRedelivery(
        sqs,
        settings.text("ORDER_PLACED_QUEUE_URL"),
        RetryBackoff.parse(seconds, new SecureRandom()),
        log);
  }
}
