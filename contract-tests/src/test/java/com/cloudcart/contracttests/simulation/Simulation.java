package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Functions.Kind;
import com.cloudcart.kit.test.TimeLeft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One run of the whole shop, from its first order until nothing moves any more. */
final class Simulation {
  private static final Executor VIRTUAL_THREAD = work -> Thread.ofVirtual().start(work);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LONGEST_SHOPPING_MINUTES = 240;
  private static final int LONGEST_REPAIR_MINUTES = 60;

  /** What was late is there by then. */
  private static final int SHORTEST_REPAIR_MINUTES = 6;

  private final Plan plan;
  private final Shop shop;

  private Simulation(Plan plan, boolean traced) {
    this.plan = plan;
    this.shop = new Shop(plan, traced);
  }

  /**
   * What a run has found.
   *
   * @param attempts how many requests to place an order reached the shop
   */
  record Report(
      Plan plan, int attempts, int accepted, List<String> violations, List<String> trace) {
    Report {
      violations = List.copyOf(violations);
      trace = List.copyOf(trace);
    }
  }

  static Report run(Plan plan) {
    return run(plan, false);
  }

  /** As {@link #run(Plan)}, with all that happened. */
  static Report traced(Plan plan) {
    return run(plan, true);
  }

  /** On a virtual thread, because its processes are virtual threads too. */
  private static Report run(Plan plan, boolean traced) {
    return CompletableFuture.supplyAsync(
            () -> new Simulation(plan, traced).toTheEnd(), VIRTUAL_THREAD)
        .join();
  }

  private Report toTheEnd() {
    try {
      open();
      shopUntilAllHaveEnded();
      shop.network.heal();
      shop.trace.add("network", () -> "heals");
      repair(SHORTEST_REPAIR_MINUTES);
      Invariants invariants = new Invariants(shop);
      List<String> violations = new ArrayList<>(invariants.afterRepair());
      new Auditor(shop).repeatAllKeys();
      repair(1);
      shop.orderPlaced.redrive();
      shop.paymentSuccess.redrive();
      repair(1);
      violations.addAll(invariants.atTheEnd());
      return new Report(
          plan,
          shop.ledger.attempts().size(),
          (int) shop.table.all().stream().filter(order -> order.isAccepted()).count(),
          violations,
          shop.trace.lines());
    } finally {
      shop.scheduler.close();
    }
  }

  private void open() {
    SplittableRandom random = plan.random("workload");
    new Merchant(shop, random.split(), random.nextInt(10)).fill();
    for (int i = 0; i < plan.shoppers(); i++) {
      new Shopper(shop, "shopper" + i, random.split()).start(plan.orders());
    }
    Poison.plan(shop, shop.orderPlaced, random);
    Poison.plan(shop, shop.paymentSuccess, random);
    shop.scheduler.after(MINUTE, this::recoverEveryMinute);
  }

  private void shopUntilAllHaveEnded() {
    for (int i = 0; i < LONGEST_SHOPPING_MINUTES && shop.scheduler.hasProcesses(); i++) {
      shop.scheduler.run(MINUTE);
    }
  }

  private void repair(int atLeastMinutes) {
    for (int i = 0; i < LONGEST_REPAIR_MINUTES; i++) {
      shop.scheduler.run(MINUTE);
      if (i >= atLeastMinutes && isQuiet()) {
        return;
      }
    }
  }

  private boolean isQuiet() {
    return !shop.scheduler.hasProcesses()
        && shop.table.openCount() == 0
        && shop.orderPlaced.isEmpty()
        && shop.paymentSuccess.isEmpty();
  }

  private void recoverEveryMinute() {
    recover();
    if (shop.network.hits(Fault.TWO_RECOVERIES)) {
      shop.scheduler.after(shop.network.upTo(Duration.ofSeconds(3)), this::recover);
    }
    shop.scheduler.after(MINUTE, this::recoverEveryMinute);
  }

  private void recover() {
    SimulatedProcess unused = shop.functions.start(Kind.RECOVERY, this::runRecovery, () -> {});
  }

  private void runRecovery() {
    try {
      shop.recovery()
          .handleRequest(
              new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              TimeLeft.PLENTY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
