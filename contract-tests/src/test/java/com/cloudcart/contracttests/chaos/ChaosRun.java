package com.cloudcart.contracttests.chaos;

import com.cloudcart.contracttests.endtoend.Await;
import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.endtoend.MessageQueue;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.endtoend.StockInvariant;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.aws.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Lets shoppers order while faults happen, then judges the shop; docs/simulation.md explains it.
 */
public final class ChaosRun {
  private static final int SHOPPERS = 6;
  private static final int REPEATED_AT_ONCE = 3;
  private static final int PLENTY = 1_000_000;
  private static final int SCARCE = 100;
  private static final Duration PROGRESS = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofMinutes(5);
  private static final int MOST_PRINTED = 50;

  private final LocalCloud cloud;
  private final long seed;
  private final Instant start = Instant.now();
  private final Ledger ledger = new Ledger();
  private final Witness witness = new Witness();
  private final StockInvariant stock;
  private final MessageQueue placed;
  private final MessageQueue paid;
  private final Faults faults;
  private final Disturbances disturbances;
  private final Judge judge;

  private ChaosRun(LocalCloud cloud, long seed) {
    this.cloud = cloud;
    this.seed = seed;
    this.stock = new StockInvariant(cloud);
    this.faults = new Faults(cloud, witness, new SplittableRandom(seed));
    this.placed = new MessageQueue(cloud, "OrderPlacedQueueDev");
    this.paid = new MessageQueue(cloud, "PaymentSuccessQueueDev");
    this.disturbances = new Disturbances(cloud, faults, placed, paid);
    this.judge = new Judge(cloud, ledger, witness, stock);
  }

  /**
   * Exits with 1 when a promise was broken, or when the judge overlooks a planted violation.
   *
   * @param arguments minutes, number of orders (0: as many as the minutes allow), seed or nothing
   */
  public static void main(String[] arguments) {
    Duration duration = Duration.ofMinutes(Long.parseLong(arguments[0]));
    int orders = Integer.parseInt(arguments[1]);
    boolean isChosen = arguments.length > 2 && !arguments[2].isEmpty();
    long seed = isChosen ? Long.parseLong(arguments[2]) : System.currentTimeMillis();
    boolean kept;
    try (LocalCloud cloud = LocalCloud.start()) {
      cloud.setEnvironment(ShopFunction.PAYMENT, "PAYMENT_SUCCESS_RATE", "0.8");
      ChaosRun run = new ChaosRun(cloud, seed);
      run.shop(run.end(duration, orders));
      kept = run.isSound();
    }
    System.exit(kept ? 0 : 1);
  }

  private BooleanSupplier end(Duration duration, int orders) {
    return orders > 0
        ? () -> ledger.orders() >= orders
        : () -> Instant.now().isAfter(start.plus(duration));
  }

  private void shop(BooleanSupplier isOver) {
    List<Product> products = new ArrayList<>(List.of(stock.stock(SCARCE)));
    for (int i = 0; i < 6; i++) {
      products.add(stock.stock(PLENTY));
    }
    SplittableRandom random = new SplittableRandom(~seed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      faults.apply();
      Future<?> disturbing = threads.submit(disturbances::run);
      List<Future<?>> shopping = new ArrayList<>();
      for (int i = 0; i < SHOPPERS; i++) {
        String user = "chaos-" + i;
        Shopper shopper = new Shopper(cloud.shop(), products, ledger, user, random.split());
        shopping.add(threads.submit(() -> shopper.run(isOver)));
      }
      while (!shopping.stream().allMatch(Future::isDone)) {
        Await.pause(PROGRESS);
        print(faults.counts());
        faults.apply();
      }
      faults.end();
      Await.done(shopping);
      Await.done(List.of(disturbing));
    }
  }

  /** Settles, acts as an operator would, repeats every request, judges, and tests the judge. */
  private boolean isSound() {
    settle();
    List<String> dead = judge.deadLetters();
    print(dead.size() + " dead letters");
    judge.beforeRedrive(dead).forEach(ledger::violated);
    for (String consumer : List.of("payment", "shipment")) {
      cloud.operate("dlq", "redrive", consumer, "--all", "--yes");
    }
    settle();
    repeatAllRequests();
    settle();
    List<String> violations = judge.violations(disturbances.poison());
    print("faults: " + faults.counts());
    print(violations.size() + " violations");
    violations.stream().limit(MOST_PRINTED).forEach(System.out::println);
    return violations.isEmpty() && judgeFindsALostReservation();
  }

  /** Recovery runs and messages are delivered until there is nothing left to do. */
  private void settle() {
    try {
      Await.until(
          "nothing to do",
          SETTLING,
          () -> cloud.runRecovery() && openOrders() == 0 && placed.isEmpty() && paid.isEmpty());
    } catch (AssertionError e) {
      ledger.violated("%s; %d orders are open".formatted(e.getMessage(), openOrders()));
    }
    print("settled");
  }

  private int openOrders() {
    return cloud
        .dynamoDb()
        .query(query ->
            query
                .tableName("OrdersTableDev")
                .indexName("recovery-index")
                .keyConditionExpression("recoveryState = :open")
                .expressionAttributeValues(Map.of(":open", Attributes.text("OPEN"))))
        .count();
  }

  private void repeatAllRequests() {
    Semaphore places = new Semaphore(REPEATED_AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      judge
          .lastRequests()
          .forEach((request, order) ->
              threads.execute(() -> {
                places.acquireUninterruptibly();
                try {
                  judge.repeat(request, order);
                } finally {
                  places.release();
                }
              }));
    }
    print("repeated the request of every key");
  }

  private boolean judgeFindsALostReservation() {
    StoredOrder order =
        judge.orders().stream().filter(o -> o.status().equals("SHIPPED")).findAny().orElseThrow();
    Map.Entry<String, Integer> line = order.quantities().entrySet().iterator().next();
    cloud
        .dynamoDb()
        .deleteItem(delete ->
            delete
                .tableName("StockReservationsTableDev")
                .key(
                    Map.of(
                        "productId", Attributes.text(line.getKey()),
                        "reservationId", Attributes.text(order.orderId()))));
    boolean found =
        judge.violations(disturbances.poison()).stream()
            .anyMatch(violation ->
                violation.contains(
                    "stock not held: order %s, product %s"
                        .formatted(order.orderId(), line.getKey())));
    print("the judge " + (found ? "finds" : "overlooks") + " a reservation that is deleted");
    return found;
  }

  private void print(String what) {
    System.out.printf(
        "%4d s, seed %d: %s; %s%n",
        Duration.between(start, Instant.now()).toSeconds(), seed, ledger, what);
  }
}
