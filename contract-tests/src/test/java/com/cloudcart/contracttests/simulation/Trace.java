package com.cloudcart.contracttests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened in a run, line by line; only when it is asked for. */
final class Trace {
  private static final int LONGEST = 200;

  private final Scheduler scheduler;
  private final boolean recorded;
  private final List<String> lines = new ArrayList<>();

  Trace(Scheduler scheduler, boolean recorded) {
    this.scheduler = scheduler;
    this.recorded = recorded;
  }

  void add(Object subject, Supplier<String> what) {
    if (recorded) {
      double seconds = scheduler.elapsedMicros() / 1e6;
      lines.add(String.format(Locale.ROOT, "%10.3f %-14s %s", seconds, subject, what.get()));
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** For a reader: without the runs of recovery that found nothing, and no line is too long. */
  static List<String> readable(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains("overdue") || !line.contains("recovery#"))
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
        .toList();
  }
}
