package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Simulation.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Simulates for a time, or explains one seed; the command is in docs/simulation.md. */
public final class SimulationRun {
  private SimulationRun() {}

  /**
   * Exits with 1 when a promise was broken.
   *
   * @param arguments a duration such as {@code 10m}, and a seed or an empty text
   */
  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    String seed = given.size() > 1 ? given.get(1) : "";
    boolean kept = seed.isEmpty() ? runFor(duration(given.getFirst())) : explain(seed);
    System.exit(kept ? 0 : 1);
  }

  private static boolean runFor(Duration duration) {
    Instant start = Instant.now();
    Instant end = start.plus(duration);
    AtomicLong next = new AtomicLong(start.toEpochMilli() * 1_000);
    Search search = new Search();
    Optional<Report> failure =
        search.run(() -> Instant.now().isBefore(end) ? next.getAndIncrement() : -1);
    double minutes = Duration.between(start, Instant.now()).toMillis() / 60_000.0;
    System.out.printf(
        Locale.ROOT,
        "%s in %.1f minutes: %.0f requests a minute%n",
        search.figures(),
        minutes,
        search.attempts() / minutes);
    failure.ifPresent(report -> System.out.println(Search.explain(report)));
    return failure.isEmpty();
  }

  private static boolean explain(String seed) {
    Report report = Simulation.run(Plan.of(Long.parseLong(seed)));
    System.out.println(
        report.violations().isEmpty()
            ? report.plan() + " keeps all promises"
            : Search.explain(report));
    return report.violations().isEmpty();
  }

  /** Minutes or seconds: {@code 10m}, {@code 90s}. */
  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
