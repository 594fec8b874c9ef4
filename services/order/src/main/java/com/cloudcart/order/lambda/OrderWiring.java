package com.cloudcart.order.lambda;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.generated.orders.OrdersApiRouter;
import com.cloudcart.kit.api.ApiDocument;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.api.ApiKeys;
import com.cloudcart.kit.api.ApiTelemetry;
import com.cloudcart.kit.aws.AwsClients;
import com.cloudcart.kit.aws.CallLimits;
import com.cloudcart.kit.aws.IamRequestSigner;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.adapter.dynamo.DynamoOrders;
import com.cloudcart.order.adapter.http.HttpStockReservations;
import com.cloudcart.order.adapter.sqs.SqsOrderEvents;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.AbandonOrder;
import com.cloudcart.order.usecase.AcceptOrder;
import com.cloudcart.order.usecase.GetOrder;
import com.cloudcart.order.usecase.ListOrders;
import com.cloudcart.order.usecase.OpenOrder;
import com.cloudcart.order.usecase.OrderFactory;
import com.cloudcart.order.usecase.PlaceOrder;
import com.cloudcart.order.usecase.RecoverOrder;
import com.cloudcart.order.usecase.RecoverOrder.Outcome;
import com.cloudcart.order.usecase.RecoverOrders;
import com.cloudcart.order.usecase.TimeLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the two functions, once per process. Only this class reads the environment. */
final class OrderWiring {
  private static final String SERVICE = "order-service";
  private static final String EVENT = "/event-schemas/order-placed.schema.json";

  /** The last call of placing an order starts before 18 s, see {@link TimeLimits}, ends by 25 s. */
  private static final CallLimits AWS_LIMITS =
      new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(4));

  private static final int MOST_RECOVERED_ORDERS = 100;

  /**
   * The last order starts before 20 s: 12 s for its lines and four calls of the store end by 50 s.
   */
  private static final Duration START_RECOVERY_WITHIN = Duration.ofSeconds(20);

  private static final Duration RELEASE_WITHIN = Duration.ofSeconds(12);

  private final Settings settings;
  private final Clock clock;
  private final Log log;
  private final Metrics metrics;
  private final Orders orders;
  private final StockReservations stock;
  private final OrderEvents events;
  private final Supplier<OrderId> ids;

  OrderWiring(Settings settings, DynamoDbClient dynamo, SqsClient sqs, JsonLines lines) {
    this(settings, Clock.systemUTC(), lines, ports(settings, dynamo, sqs, lines));
  }

  OrderWiring(Settings settings, Clock clock, JsonLines lines, Ports ports) {
    this.settings = settings;
    this.clock = clock;
    this.log = log(settings, clock, lines);
    this.metrics = Metrics.of("CloudCart/Orders", SERVICE, settings, lines);
    this.orders = ports.orders();
    this.stock = ports.stock();
    this.events = ports.events();
    this.ids = ports.ids();
  }

  /** What the functions need from outside. */
  record Ports(Orders orders, StockReservations stock, OrderEvents events, Supplier<OrderId> ids) {}

  private static Ports ports(
      Settings settings, DynamoDbClient dynamo, SqsClient sqs, JsonLines lines) {
    Clock clock = Clock.systemUTC();
    return new Ports(
        new DynamoOrders(dynamo, settings.text("ORDERS_TABLE"), settings.text("IDEMPOTENCY_TABLE")),
        new HttpStockReservations(catalog(settings), clock, log(settings, clock, lines)),
        new SqsOrderEvents(
            new QueueSender<>(
                sqs,
                settings.text("ORDER_PLACED_QUEUE_URL"),
                EventSchema.load(EVENT, OrderPlacedEvent.class))),
        () -> new OrderId(UUID.randomUUID().toString()));
  }

  private static Log log(Settings settings, Clock clock, JsonLines lines) {
    return new Log(SERVICE, Level.parse(settings.text("LOG_LEVEL", "INFO")), lines, clock);
  }

  static OrderWiring fromEnvironment(JsonLines lines) {
    return with(new AwsClients(AWS_LIMITS), lines);
  }

  /** A wiring whose writes and messages fail before they reach a table or a queue. */
  static OrderWiring unreachable(JsonLines lines) {
    return with(AwsClients.unreachable(AWS_LIMITS), lines);
  }

  private static OrderWiring with(AwsClients clients, JsonLines lines) {
    return new OrderWiring(new Settings(System.getenv()), clients.dynamoDb(), clients.sqs(), lines);
  }

  ApiFunction apiFunction() {
    return apiFunction(ApiKeys.withDigests(settings.text("API_KEY_DIGESTS")));
  }

  private ApiFunction apiFunction(ApiKeys keys) {
    return apiFunction(ApiDocument.load("orders"), keys);
  }

  ApiFunction apiFunction(ApiDocument document, ApiKeys keys) {
    OrderApiHandler handler =
        new OrderApiHandler(
            placeOrder(),
            new PlaceOrderAnswers(log, metrics),
            new GetOrder(orders),
            new ListOrders(orders));
    return new ApiFunction(
        document,
        SignedInUser.behind(settings.text("AUTHORIZER", ""), new OrdersApiRouter(handler)),
        keys,
        new ApiTelemetry(log, metrics, "OrderError", "OrderLatency"));
  }

  RecoverOrders recoverOrders() {
    RecoverOrders.Limits limits =
        new RecoverOrders.Limits(
            settings.seconds("RESERVING_RECOVERY_AGE_SECONDS", 120),
            settings.seconds("PENDING_RECOVERY_AGE_SECONDS", 60),
            MOST_RECOVERED_ORDERS,
            START_RECOVERY_WITHIN);
    return new RecoverOrders(orders, correlated(recoverOrder()::handle), clock, limits);
  }

  /** Recovers one order, which an operator names. An order that does not exist is settled. */
  Function<OrderId, Outcome> recoverOnRequest() {
    Function<Order, Outcome> recoverOrder = correlated(recoverOrder()::onRequest);
    return orderId ->
        orders.find(orderId).map(recoverOrder).orElseGet(() -> new Outcome.Settled(orderId));
  }

  private RecoverOrder recoverOrder() {
    return new RecoverOrder(new AbandonOrder(orders, stock), events, clock, RELEASE_WITHIN);
  }

  /** The priming requests have a key of their own, because the function knows only digests. */
  OrderPriming priming() {
    String key = UUID.randomUUID().toString();
    return new OrderPriming(apiFunction(ApiKeys.of(key)), key, stock, events);
  }

  /** Reads as a run of recovery does, and finds nothing. */
  void primeRecovery() {
    orders.overdue(new Orders.OverdueSince(Instant.EPOCH, Instant.EPOCH), 1).forEach(orders::find);
  }

  Log log() {
    return log;
  }

  Metrics metrics() {
    return metrics;
  }

  /** An order is recovered under the correlation id of the request that placed it. */
  private static Function<Order, Outcome> correlated(Function<Order, Outcome> recoverOrder) {
    return order ->
        new Correlation(order.placement().correlationId(), null)
            .call(() -> recoverOrder.apply(order));
  }

  private PlaceOrder placeOrder() {
    OrderFactory factory = new OrderFactory(ids, clock);
    TimeLimits limits = TimeLimits.withLease(settings.seconds("LEASE_SECONDS", 30));
    AbandonOrder abandonOrder = new AbandonOrder(orders, stock);
    return new PlaceOrder(
        new OpenOrder(factory, orders, abandonOrder, limits),
        stock,
        new AcceptOrder(orders, events, OrderModels::keptAnswer, clock),
        abandonOrder);
  }

  private static CatalogApiClient catalog(Settings settings) {
    return new CatalogApiClient(
        new JsonHttpClient(
            URI.create(settings.text("CATALOG_URL")),
            HttpStockReservations.CALL_TIMEOUT,
            IamRequestSigner.named(settings.text("CATALOG_AUTH", ""))));
  }
}
