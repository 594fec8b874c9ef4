package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.kit.Throttled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Repeats a write that DynamoDB refused because a transaction was changing the item. This is normal
 * for a product that many buy at once, and the SDK does not repeat such a write. The waits grow and
 * are jittered, because callers that met once would meet again. Together they take three seconds at
 * most, well within the function's time-out.
 */
final class ConflictRetry {
  private static final int ATTEMPTS = 12;
  private static final long FIRST_WAIT_MILLIS = 20;
  private static final long LONGEST_WAIT_MILLIS = 400;
  private static final int RETRY_AFTER_SECONDS = 1;

  /** How to wait; tests do not wait. */
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

  /**
   * The first outcome of the write.
   *
   * @param write empty when it met a conflict; nothing was changed then
   * @throws Throttled when every attempt met a conflict; nothing was changed
   */
  <T> T run(Supplier<Optional<T>> write) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<T> outcome = write.get();
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (attempt < ATTEMPTS) {
        pause.sleep(waitAfter(attempt));
      }
    }
    throw new Throttled("too many transactions change the same item", RETRY_AFTER_SECONDS);
  }

  /**
   * Whether another transaction was changing one of the items. A conflict counts before a condition
   * that did not hold: the condition may hold when the other transaction has ended.
   *
   * @throws Throttled when DynamoDB throttled the transaction
   */
  static boolean isConflict(TransactionCanceledException e) {
    List<String> reasons = e.cancellationReasons().stream().map(CancellationReason::code).toList();
    if (reasons.contains("ThrottlingError") || reasons.contains("ProvisionedThroughputExceeded")) {
      throw new Throttled("a transaction was throttled", RETRY_AFTER_SECONDS, e);
    }
    if (reasons.contains("TransactionConflict")) {
      return true;
    }
    if (reasons.contains("ConditionalCheckFailed")) {
      return false;
    }
    throw e;
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
