package com.cloudcart.order.port;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a request key is held: for the attempt until {@code leaseUntil}, for its answer until
 * {@code expiresAt}. A claim that expired before {@code now} counts as none, also while the store
 * still has it.
 */
public record Terms(Instant now, Instant leaseUntil, Instant expiresAt) {
  public static Terms from(Instant now, Duration lease, Duration lifetime) {
    return new Terms(now, now.plus(lease), now.plus(lifetime));
  }
}
