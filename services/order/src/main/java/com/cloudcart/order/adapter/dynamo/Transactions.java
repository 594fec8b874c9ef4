package com.cloudcart.order.adapter.dynamo;

import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.aws.AwsCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes several items or none. The SDK gives each transaction a client token, so that its own
 * retries do not write twice. The SDK does not repeat a transaction that conflicts with another one
 * on the same item. Two requests with one idempotency key conflict, so that is repeated here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems
 *     and its cancellation reasons</a>
 */
final class Transactions {
  private static final int ATTEMPTS = 8;
  private static final long FIRST_WAIT_MILLIS = 20;
  private static final long LONGEST_WAIT_MILLIS = 320;

  private final DynamoDbClient dynamo;

  Transactions(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  /** The outcome of a transaction. */
  sealed interface Outcome {
    /** All of it was written. */
    record Written() implements Outcome {}

    /** Nothing was written, because some conditions failed. */
    record Refused(List<Refusal> refusals) implements Outcome {}
  }

  /**
   * Whether the condition of a write failed, and the item that it was checked against, if there was
   * one and the write asked for it.
   */
  record Refusal(boolean refused, Optional<Map<String, AttributeValue>> item) {}

  /**
   * Writes all or nothing.
   *
   * @throws Throttled when every attempt conflicted with other transactions
   * @throws com.cloudcart.kit.DependencyUnavailable when there was no answer: the transaction may
   *     have happened
   */
  Outcome write(List<TransactWriteItem> writes) {
    for (int attempt = 1; ; attempt++) {
      try {
        AwsCalls.call(() -> dynamo.transactWriteItems(request -> request.transactItems(writes)));
        return new Outcome.Written();
      } catch (TransactionInProgressException e) {
        waitOrGiveUp(attempt, e);
      } catch (TransactionCanceledException e) {
        if (!isContended(e)) {
          return refused(e);
        }
        waitOrGiveUp(attempt, e);
      }
    }
  }

  private static Outcome refused(TransactionCanceledException e) {
    List<Refusal> refusals = e.cancellationReasons().stream().map(Transactions::refusal).toList();
    if (refusals.stream().noneMatch(Refusal::refused)) {
      throw e;
    }
    return new Outcome.Refused(refusals);
  }

  private static Refusal refusal(CancellationReason reason) {
    return new Refusal(
        "ConditionalCheckFailed".equals(reason.code()),
        reason.hasItem() ? Optional.of(reason.item()) : Optional.empty());
  }

  /**
   * A conflict outweighs a failed condition, which may hold when the other transaction has ended.
   */
  private static boolean isContended(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(code ->
            "TransactionConflict".equals(code)
                || "ThrottlingError".equals(code)
                || "ProvisionedThroughputExceeded".equals(code));
  }

  private static void waitOrGiveUp(int attempt, RuntimeException reason) {
    if (attempt == ATTEMPTS) {
      throw new Throttled("every attempt conflicted with other transactions", 1, reason);
    }
    long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 1));
    try {
      Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to write again", e);
    }
  }
}
