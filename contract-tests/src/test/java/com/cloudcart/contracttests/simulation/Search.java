package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Simulation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Runs seeds on all cores until one fails or none is left, and explains the failure. */
final class Search {
  private static final int RUNS_FOR_SHRINKING = 400;

  private final AtomicInteger seeds = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicReference<Optional<Report>> failure = new AtomicReference<>(Optional.empty());

  /**
   * Runs seeds.
   *
   * @param nextSeed a negative seed ends the search
   */
  Optional<Report> run(LongSupplier nextSeed) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(Thread.ofPlatform().start(() -> work(nextSeed)));
    }
    threads.forEach(Search::join);
    return failure.get();
  }

  /** How much was simulated. */
  String figures() {
    return "%d seeds, %d requests to place an order, %d accepted orders"
        .formatted(seeds.get(), attempts.get(), accepted.get());
  }

  int attempts() {
    return attempts.get();
  }

  /** The seed, the violations, and the shortest run that was found to break a promise. */
  static String explain(Report failed) {
    Plan smallest =
        new Shrinker(plan -> !Simulation.run(plan).violations().isEmpty(), RUNS_FOR_SHRINKING)
            .shrink(failed.plan());
    Report traced = Simulation.traced(smallest);
    return """
    %s
    breaks: %s
    Again: ./mvnw -Psimulation -Dseed=%d -DskipTests -pl contract-tests -am verify
    The shortest run that was found: %s (course %d)
    %s
    breaks: %s
    """
        .formatted(
            failed.plan(),
            failed.violations(),
            failed.plan().seed(),
            smallest,
            smallest.salt(),
            String.join("\n", Trace.readable(traced.trace())),
            traced.violations());
  }

  private void work(LongSupplier nextSeed) {
    long seed = nextSeed.getAsLong();
    while (seed >= 0 && failure.get().isEmpty()) {
      Report report = Simulation.run(Plan.of(seed));
      seeds.incrementAndGet();
      attempts.addAndGet(report.attempts());
      accepted.addAndGet(report.accepted());
      if (!report.violations().isEmpty()) {
        failure.compareAndSet(Optional.empty(), Optional.of(report));
      }
      seed = nextSeed.getAsLong();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while seeds ran", e);
    }
  }
}
