package com.cloudcart.order.usecase;

import com.cloudcart.order.port.Orders.ClaimTimes;
import java.time.Duration;
import java.time.Instant;

/**
 * How long placing an order may take, counted from its start. All stages end before Lambda kills
 * the function at 25 s; the rest is for the store. A kill is safe too, but slower for the shopper.
 *
 * @param lease how long an idempotency key is claimed for an attempt; longer than the function can
 *     live, so that a running attempt never loses its key
 * @param keyLifetime how long an answer is kept for its idempotency key
 * @param lookWithin after this no more products are looked at
 * @param reserveWithin after this no more lines are reserved
 * @param releaseWithin after this no more lines are released, and recovery takes over
 */
public record TimeLimits(
    Duration lease,
    Duration keyLifetime,
    Duration lookWithin,
    Duration reserveWithin,
    Duration releaseWithin) {
  private static final Duration KEY_LIFETIME = Duration.ofHours(24);
  private static final Duration LOOK_WITHIN = Duration.ofSeconds(5);
  private static final Duration RESERVE_WITHIN = Duration.ofSeconds(11);
  private static final Duration RELEASE_WITHIN = Duration.ofSeconds(18);

  public static TimeLimits withLease(Duration lease) {
    return new TimeLimits(lease, KEY_LIFETIME, LOOK_WITHIN, RESERVE_WITHIN, RELEASE_WITHIN);
  }

  ClaimTimes claimTimes(Instant start) {
    return ClaimTimes.from(start, lease, keyLifetime);
  }

  Deadlines deadlines(Instant start) {
    return new Deadlines(
        start.plus(lookWithin), start.plus(reserveWithin), start.plus(releaseWithin));
  }

  /** The limits of one attempt, as points in time. */
  record Deadlines(Instant look, Instant reserve, Instant release) {}
}
