package com.cloudcart.contracttests.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Waits for a condition, for the end of work, or for a time. */
public final class Await {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Await() {}

  /** Returns when the condition is true; fails the test after the time limit. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, BETWEEN_LOOKS, condition);
  }

  /** Looks with this time between; for a look that asks a busy shop. */
  static void until(String what, Duration limit, Duration between, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      pause(between);
    }
  }

  /** Waits for the end of all; fails when one of them has failed. */
  public static void done(List<Future<?>> all) {
    try {
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets time pass. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
