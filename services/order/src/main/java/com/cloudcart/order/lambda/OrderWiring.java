package com.cloudcart.order.lambda;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.generated.orders.OrdersApiRouter;
import com.cloudcart.kit.api.ApiDocument;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.api.ApiKey;
import com.cloudcart.kit.api.ApiTelemetry;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.adapter.dynamo.DynamoOrders;
import com.cloudcart.order.adapter.http.HttpStockReservations;
import com.cloudcart.order.adapter.sqs.OrderPlacedEvent;
import com.cloudcart.order.adapter.sqs.SqsOrderEvents;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.AbandonOrder;
import com.cloudcart.order.usecase.GetOrder;
import com.cloudcart.order.usecase.Limits;
import com.cloudcart.order.usecase.ListOrders;
import com.cloudcart.order.usecase.PlaceOrder;
import com.cloudcart.order.usecase.RecoverOrders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the two functions together, once per process; the only place that reads the environment. */
final class OrderWiring {
  private static final String SERVICE = "order-service";
  private static final String EVENT = "/event-schemas/order-placed.schema.json";

  /** The last call of placing an order begins before 18 s, see {@link Limits}, and ends by 25 s. */
  private static final CallLimits AWS_LIMITS =
      new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** The last order is begun before 20 s: 12 s for its lines and four calls end by 50 s. */
  private static final RecoverOrders.Bounds RECOVERY_BOUNDS =
      new RecoverOrders.Bounds(100, Duration.ofSeconds(20), Duration.ofSeconds(12));

  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final Log log;
  private final Metrics metrics;
  private final Orders orders;
  private final StockReservations stock;
  private final OrderEvents events;

  OrderWiring(Settings settings, DynamoDbClient dynamo, SqsClient sqs, JsonLines lines) {
    this.settings = settings;
    this.log = new Log(SERVICE, Level.parse(settings.text("LOG_LEVEL", "INFO")), lines, clock);
    this.metrics = new Metrics("CloudCart/Orders", SERVICE, lines, clock);
    this.orders =
        new DynamoOrders(dynamo, settings.text("ORDERS_TABLE"), settings.text("IDEMPOTENCY_TABLE"));
    this.stock = new HttpStockReservations(catalog(), clock, log);
    this.events =
        new SqsOrderEvents(
            new QueueSender<>(
                sqs,
                settings.text("ORDER_PLACED_QUEUE_URL"),
                EventSchema.load(EVENT, OrderPlacedEvent.class)));
  }

  static OrderWiring fromEnvironment() {
    AwsClients clients = new AwsClients(AWS_LIMITS);
    return new OrderWiring(
        new Settings(System.getenv()), clients.dynamoDb(), clients.sqs(), JsonLines.stdout());
  }

  ApiFunction apiFunction() {
    OrderApiHandler handler =
        new OrderApiHandler(
            placeOrder(),
            new PlaceOrderAnswers(log, metrics),
            new GetOrder(orders),
            new ListOrders(orders));
    return new ApiFunction(
        ApiDocument.load("orders"),
        new OrdersApiRouter(handler),
        ApiKey.of(settings.text("API_KEY")),
        new ApiTelemetry(log, metrics, "OrderError", "OrderLatency"));
  }

  RecoveryRun recoveryRun() {
    RecoverOrders.Ages ages =
        new RecoverOrders.Ages(
            settings.seconds("RESERVING_RECOVERY_AGE_SECONDS", 120),
            settings.seconds("PENDING_RECOVERY_AGE_SECONDS", 60));
    RecoverOrders recoverOrders =
        new RecoverOrders(
            orders,
            new AbandonOrder(orders, stock),
            events,
            new RecoverOrders.Setting(clock, new CorrelatedTrace(), ages, RECOVERY_BOUNDS));
    return new RecoveryRun(recoverOrders, log, metrics);
  }

  private PlaceOrder placeOrder() {
    Limits limits = Limits.withLease(settings.seconds("LEASE_SECONDS", 30));
    return new PlaceOrder(
        orders,
        stock,
        events,
        new PlaceOrder.Setting(
            clock,
            () -> new OrderId(UUID.randomUUID().toString()),
            OrderModels::keptAnswer,
            limits));
  }

  private CatalogApiClient catalog() {
    return new CatalogApiClient(
        new JsonHttpClient(
            URI.create(settings.text("CATALOG_URL")), HttpStockReservations.CALL_TIMEOUT));
  }
}
