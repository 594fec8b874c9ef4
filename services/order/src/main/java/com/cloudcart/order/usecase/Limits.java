package com.cloudcart.order.usecase;

import java.time.Duration;
import java.time.Instant;

/**
 * How long placing an order may take. All three end before the function is killed at 25 s, and what
 * is left over is for the store; being killed all the same is safe, but slower for the shopper.
 *
 * @param lease how long a request key is held for an attempt; longer than the function can live, so
 *     that a living attempt never loses its key
 * @param keyLifetime how long an answer is kept for its request key
 * @param reserveWithin after this no more lines are reserved
 * @param releaseWithin after this no more lines are released, and recovery takes over
 */
public record Limits(
    Duration lease, Duration keyLifetime, Duration reserveWithin, Duration releaseWithin) {
  private static final Duration KEY_LIFETIME = Duration.ofHours(24);
  private static final Duration RESERVE_WITHIN = Duration.ofSeconds(11);
  private static final Duration RELEASE_WITHIN = Duration.ofSeconds(18);

  public static Limits withLease(Duration lease) {
    return new Limits(lease, KEY_LIFETIME, RESERVE_WITHIN, RELEASE_WITHIN);
  }

  Budget from(Instant begun) {
    return new Budget(begun.plus(reserveWithin), begun.plus(releaseWithin));
  }

  /** The same limits for one attempt, as points in time. */
  record Budget(Instant reserveUntil, Instant releaseUntil) {}
}
