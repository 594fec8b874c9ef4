package com.cloudcart.contracttests.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.catalog.lambda.CatalogProcesses;
import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.contracttests.simulation.Network.Call;
import com.cloudcart.contracttests.simulation.SimulatedProcess.Trait;
import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.events.OrderPlacedEvent;
import com.cloudcart.generated.events.PaymentSuccessEvent;
import com.cloudcart.kit.events.EventSchema;
import com.cloudcart.kit.events.QueueSender;
import com.cloudcart.kit.events.RetryBackoff;
import com.cloudcart.order.adapter.http.VirtualTimeStock;
import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.adapter.sqs.SqsOrderEvents;
import com.cloudcart.order.lambda.OrderProcesses;
import com.cloudcart.payment.adapter.http.HttpStockReservations;
import com.cloudcart.payment.adapter.simulation.SimulatedPayments;
import com.cloudcart.payment.adapter.sqs.SqsPaymentEvents;
import com.cloudcart.payment.lambda.PaymentProcesses;
import com.cloudcart.payment.usecase.TakePayment;
import com.cloudcart.shipment.adapter.random.RandomTrackingIds;
import com.cloudcart.shipment.lambda.ShipmentProcesses;
import com.cloudcart.shipment.port.Orders.Shipping;
import com.cloudcart.shipment.usecase.ShipOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The whole shop: the real code of all services on simulated stores, queues and network. */
final class Shop {
  static final String ORDER_PLACED = "OrderPlacedQueue";
  static final String PAYMENT_SUCCESS = "PaymentSuccessQueue";
  static final String API_KEY = "simulated";

  private static final BigDecimal SUCCESS_RATE = new BigDecimal("0.8");
  private static final Duration STORE_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration PAYMENTS_CATALOG_TIMEOUT = Duration.ofSeconds(5);
  private static final EventSchema<OrderPlacedEvent> ORDER_PLACED_EVENT =
      EventSchema.load("/event-schemas/order-placed.schema.json", OrderPlacedEvent.class);
  private static final EventSchema<PaymentSuccessEvent> PAYMENT_SUCCESS_EVENT =
      EventSchema.load("/event-schemas/payment-success.schema.json", PaymentSuccessEvent.class);

  final Scheduler scheduler = new Scheduler();
  final Trace trace;
  final Network network;
  final Functions functions;
  final InMemoryOrders table = new InMemoryOrders();
  final StockRecords records = new StockRecords(scheduler);
  final Ledger ledger = new Ledger(scheduler, table);
  final Queue orderPlaced;
  final Queue paymentSuccess;
  final CatalogApi catalog;
  final Map<Queue, Integer> poisoned = new HashMap<>();

  private final SplittableRandom random;
  private final Clock clock = scheduler.clock();
  private final RemoteSqs sqs;
  private final OrderProcesses thisVersion;
  private final OrderProcesses nextVersion;
  private final RequestStreamHandler thisApi;
  private final RequestStreamHandler nextApi;

  Shop(Plan plan, boolean traced) {
    trace = new Trace(scheduler, traced);
    network = new Network(scheduler, plan, trace);
    functions = new Functions(scheduler, plan, network, trace);
    random = plan.random("services");
    orderPlaced = new Queue(scheduler, network, trace, ORDER_PLACED, Template.orderPlaced());
    paymentSuccess =
        new Queue(scheduler, network, trace, PAYMENT_SUCCESS, Template.paymentSuccess());
    sqs =
        new RemoteSqs(
            scheduler,
            network,
            ledger,
            Map.of(ORDER_PLACED, orderPlaced, PAYMENT_SUCCESS, paymentSuccess));
    RemoteStock stock = new RemoteStock(network, records);
    catalog =
        CatalogProcesses.api(
            new CatalogProcesses.Ports(stock, records.catalog(), stock, stock), clock);
    thisVersion = orders(Versions.THIS);
    nextVersion = orders(Versions.NEXT);
    thisApi = thisVersion.api(API_KEY);
    nextApi = nextVersion.api(API_KEY);
    var payment = PaymentProcesses.function(takePayment(), source(ORDER_PLACED), clock);
    orderPlaced.consumer(new BatchConsumer(this, Kind.PAYMENT, orderPlaced, payment::handle));
    var shipment = ShipmentProcesses.function(shipOrder(), shipmentSource(), clock);
    paymentSuccess.consumer(
        new BatchConsumer(this, Kind.SHIPMENT, paymentSuccess, shipment::handle));
  }

  /** The orders API of the version that the running process has. */
  RequestStreamHandler ordersApi() {
    return scheduler.running().is(Trait.NEW_VERSION) ? nextApi : thisApi;
  }

  /** One run of recovery. */
  RequestStreamHandler recovery() {
    return (scheduler.running().is(Trait.NEW_VERSION) ? nextVersion : thisVersion).recovery();
  }

  private OrderProcesses orders(Map<String, String> settings) {
    RemoteCatalog client =
        catalog(com.cloudcart.order.adapter.http.HttpStockReservations.CALL_TIMEOUT);
    return new OrderProcesses(
        settings,
        clock,
        new OrderProcesses.Ports(
            new RemoteOrders(network, table, ledger),
            VirtualTimeStock.of(client, clock, random, time -> scheduler.running().sleep(time)),
            new SqsOrderEvents(new QueueSender<>(sqs, ORDER_PLACED, ORDER_PLACED_EVENT)),
            ledger::newOrderId));
  }

  private TakePayment takePayment() {
    PaymentsTable orders = new PaymentsTable(table);
    return new TakePayment(
        (orderId, payment) ->
            network.store(
                new Call("settle " + orderId, STORE_TIMEOUT),
                () -> orders.settle(orderId, payment)),
        new SimulatedPayments(SUCCESS_RATE, clock),
        new HttpStockReservations(catalog(PAYMENTS_CATALOG_TIMEOUT)),
        new SqsPaymentEvents(new QueueSender<>(sqs, PAYMENT_SUCCESS, PAYMENT_SUCCESS_EVENT)));
  }

  private ShipOrder shipOrder() {
    ShipmentsTable orders = new ShipmentsTable(table);
    return new ShipOrder(
        (orderId, trackingId, at) ->
            network.store(
                new Call("ship " + orderId, STORE_TIMEOUT),
                () -> {
                  Shipping shipping = orders.ship(orderId, trackingId, at);
                  if (shipping instanceof Shipping.Shipped(var first, var delivery)) {
                    ledger.shipped(orderId.value(), first.value());
                  }
                  return shipping;
                }),
        new RandomTrackingIds(random),
        clock);
  }

  private PaymentProcesses.Source source(String queue) {
    return new PaymentProcesses.Source(sqs, queue, backoff());
  }

  private ShipmentProcesses.Source shipmentSource() {
    return new ShipmentProcesses.Source(sqs, PAYMENT_SUCCESS, backoff());
  }

  private RetryBackoff backoff() {
    return RetryBackoff.parse(Template.retryBackoff(), random);
  }

  private RemoteCatalog catalog(Duration timeout) {
    return new RemoteCatalog(network, functions, catalog, timeout);
  }
}
