package com.cloudcart.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Shoppers who browse, fill their carts, order, and follow their orders; others who all want the
 * same scarce product; and, at the end, more shoppers at once than the functions have processes.
 */
public final class ShopLoad extends Simulation {
  private static final Set<String> FINISHED = Set.of("SHIPPED", "FAILED");
  private static final int LOOKS_AT_AN_ORDER = 60;

  private final Duration duration = Duration.parse(System.getProperty("duration"));
  private final double rate = Double.parseDouble(System.getProperty("rate"));
  private final int crowd = Integer.getInteger("crowd");
  private final Shop shop = Shop.of(Path.of(System.getProperty("environment")));
  private final Requests requests = new Requests(shop);
  private final Catalog catalog = new Catalog(shop.catalog());
  private final List<String> products =
      IntStream.range(0, 10).mapToObj(i -> catalog.create("Load " + i, 1_000_000)).toList();
  private final String scarce = catalog.create("Load scarce", 20);
  private final Memory memory = Memory.sampling(shop.catalog());
  private final long start = System.nanoTime();

  public ShopLoad() {
    setUp(
            mixed().injectOpen(constantUsersPerSec(rate).during(duration)),
            hotProduct().injectOpen(constantUsersPerSec(rate / 2).during(duration)),
            crowd().injectOpen(nothingFor(duration.plusSeconds(5)), atOnceUsers(crowd)))
        .protocols(http.userAgentHeader("cloudcart-load"))
        .assertions(global().failedRequests().count().is(0L));
  }

  @Override
  public void after() {
    memory.close();
    System.out.println(memory.report(Path.of(System.getProperty("report"), "memory.csv")));
  }

  private ScenarioBuilder mixed() {
    return scenario("shoppers")
        .exec(session -> shopper(session, products.get(random(products.size()))))
        .exec(inThirds(exec(requests.products(), requests.search(), requests.product())))
        .exec(inThirds(exec(requests.addToCart(), requests.cart())))
        .exec(inThirds(exec(requests.placeOrder())))
        .exec(follow());
  }

  private ScenarioBuilder hotProduct() {
    return scenario("one hot product")
        .exec(session -> shopper(session, scarce))
        .exec(requests.placeOrder())
        .exec(follow());
  }

  private ScenarioBuilder crowd() {
    return scenario("a crowd")
        .exec(session -> shopper(session, products.get(random(products.size()))))
        .exec(requests.product(), requests.placeOrder())
        .exec(follow());
  }

  /** Looks at an accepted order each second until it is finished; one after a minute fails. */
  private ChainBuilder follow() {
    return doIf(session -> session.contains("order"))
        .then(
            asLongAs(
                    session -> !isFinished(session) && session.getInt("looks") < LOOKS_AT_AN_ORDER,
                    "looks")
                .on(exec(requests.order()).pause(1)),
            doIf(session -> !isFinished(session)).then(exec(requests.finishedOrder())));
  }

  private static boolean isFinished(Session session) {
    return session.contains("status") && FINISHED.contains(session.getString("status"));
  }

  /** The report compares the thirds: latency must not grow. */
  private ChainBuilder inThirds(ChainBuilder requests) {
    return group(session -> "third " + third()).on(requests);
  }

  private long third() {
    long elapsed = System.nanoTime() - start;
    return 1 + Math.min(2, 3 * elapsed / duration.toNanos());
  }

  private static Session shopper(Session session, String product) {
    return session.set("user", "load-" + UUID.randomUUID()).set("product", product);
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }
}
