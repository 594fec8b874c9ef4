package com.cloudcart.order.adapter.http;

import java.time.Duration;

/** What one call of the catalog told. */
sealed interface Reply<T> {
  /** An answer that settles the question. */
  record Settled<T>(T answer) implements Reply<T> {}

  /**
   * No usable answer: the call may have had its effect, or may still have it.
   *
   * @param askAfter how long the catalog wants to be left alone; zero when it did not say
   */
  record Doubtful<T>(String reason, Duration askAfter) implements Reply<T> {
    Doubtful(String reason) {
      this(reason, Duration.ZERO);
    }
  }
}
