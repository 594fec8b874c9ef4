package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.port.StockAttempt;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Repeats a write that DynamoDB refused because a transaction had the item at that moment. That is
 * normal for a product that many buy at once, and the SDK does not repeat it. The waits grow and
 * are jittered, or the same callers would meet again; together they are three seconds at most, well
 * within the function's time-out.
 */
final class ConflictRetry {
  private static final int ATTEMPTS = 12;
  private static final long FIRST_WAIT_MILLIS = 20;
  private static final long LONGEST_WAIT_MILLIS = 400;

  /** How to wait; tests do not. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration wait);
  }

  private final Pause pause;

  ConflictRetry(Pause pause) {
    this.pause = pause;
  }

  static ConflictRetry sleeping() {
    return new ConflictRetry(ConflictRetry::sleep);
  }

  /** The first outcome that is not Contended; Contended when there was none. */
  StockAttempt run(Supplier<StockAttempt> write) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      StockAttempt outcome = write.get();
      if (!(outcome instanceof StockAttempt.Contended)) {
        return outcome;
      }
      pause.sleep(waitAfter(attempt));
    }
    return write.get();
  }

  private static Duration waitAfter(int attempt) {
    long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 1));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to write again", e);
    }
  }
}
