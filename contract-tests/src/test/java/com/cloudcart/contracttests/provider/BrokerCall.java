package com.cloudcart.contracttests.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the time of a call to a broker. Pact's client waits without end for a broker that accepts
 * a connection and never answers.
 */
final class BrokerCall {

  private static final Duration LIMIT =
      Duration.ofSeconds(
          Long.parseLong(System.getenv().getOrDefault("PACT_BROKER_TIME_LIMIT", "25")));
  private static volatile boolean silent;

  private BrokerCall() {}

  /** The broker did not answer in time. */
  static final class Silent extends IOException {
    private static final long serialVersionUID = 1;

    Silent() {
      super("The broker did not answer within " + LIMIT.toSeconds() + " s");
    }
  }

  /** Whether a call had no answer in time. */
  static boolean wasSilent() {
    return silent;
  }

  /** After a call without an answer, the other calls fail at once. */
  static <T> T within(Callable<T> call) throws IOException {
    if (silent) {
      throw new Silent();
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> complete(answer, call));
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      silent = true;
      throw new Silent();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static <T> void complete(CompletableFuture<T> answer, Callable<T> call) {
    try {
      answer.complete(call.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    }
  }
}
