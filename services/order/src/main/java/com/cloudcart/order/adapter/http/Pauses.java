package com.cloudcart.order.adapter.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The waiting between two attempts of a call. A simulation has its own, on virtual time. */
interface Pauses {
  /** In real time. */
  Pauses REAL = new RealPauses();

  /** A random part of a pause, different for each caller. */
  Duration jitter();

  /** Waits; false when the thread was interrupted. */
  boolean sleep(Duration pause);

  /** Waits on the calling thread. */
  final class RealPauses implements Pauses {
    private static final long MIN_JITTER_MILLIS = 50;
    private static final long MAX_JITTER_MILLIS = 400;

    private RealPauses() {}

    @Override
    public Duration jitter() {
      return Duration.ofMillis(
          ThreadLocalRandom.current().nextLong(MIN_JITTER_MILLIS, MAX_JITTER_MILLIS));
    }

    @Override
    public boolean sleep(Duration pause) {
      try {
        Thread.sleep(pause);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
