package com.cloudcart.contracttests.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time: runs events one after the other, by time, and processes one at a time. Nothing else
 * happens, so the same seed gives the same run.
 */
final class Scheduler {
  private static final Instant START = Instant.ofEpochSecond(1_800_000_000L);
  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong(Event::at).thenComparingLong(Event::number);

  private final PriorityQueue<Event> events = new PriorityQueue<>(BY_TIME);
  private final Set<SimulatedProcess> alive = new LinkedHashSet<>();
  private long nowMicros;
  private long scheduled;
  private @Nullable SimulatedProcess running;

  private record Event(long at, long number, Runnable action) {}

  /** Plans an action, which must not wait. */
  void after(Duration delay, Runnable action) {
    events.add(new Event(nowMicros + toMicros(delay), scheduled++, action));
  }

  /** Starts a process at once. */
  void start(SimulatedProcess process) {
    alive.add(process);
    after(Duration.ZERO, () -> resume(process));
  }

  /** Lets a process continue until it waits or ends; only for events. */
  void resume(SimulatedProcess process) {
    running = process;
    process.proceed();
    running = null;
    if (process.hasEnded()) {
      alive.remove(process);
    }
  }

  /** Ends a process where it waits; only for events. */
  void kill(SimulatedProcess process) {
    running = process;
    process.end();
    running = null;
    alive.remove(process);
  }

  /** Runs everything that is planned within a time. */
  void run(Duration time) {
    long end = nowMicros + toMicros(time);
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event next = events.remove();
      nowMicros = next.at();
      next.action().run();
    }
    nowMicros = end;
  }

  /** Ends all processes, and their threads with them. */
  void close() {
    List.copyOf(alive).forEach(this::kill);
    events.clear();
  }

  /** The process that is running; fails between processes. */
  SimulatedProcess running() {
    SimulatedProcess process = running;
    if (process == null) {
      throw new IllegalStateException("no process is running");
    }
    return process;
  }

  boolean hasProcesses() {
    return !alive.isEmpty();
  }

  /** The true time, which no process knows. */
  Instant now() {
    return START.plusNanos(nowMicros * 1_000);
  }

  long elapsedMicros() {
    return nowMicros;
  }

  /** The clock of whichever process reads it. */
  Clock clock() {
    return new ProcessClock();
  }

  private static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private final class ProcessClock extends Clock {
    @Override
    public Instant instant() {
      SimulatedProcess process = running;
      return process == null ? now() : now().plus(process.skew());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("this clock is UTC");
    }
  }
}
