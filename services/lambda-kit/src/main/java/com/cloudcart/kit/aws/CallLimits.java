package com.cloudcart.kit.aws;

import java.time.Duration;

/**
 * How long a call to AWS may take. Both must stay well below the function's own time-out, so that
 * the function answers for a dependency that is away instead of being killed.
 *
 * @param attempt one try, connecting included
 * @param call all tries and the waits between them
 */
public record CallLimits(Duration attempt, Duration call) {
  public CallLimits {
    if (attempt.isNegative() || attempt.isZero() || call.compareTo(attempt) < 0) {
      throw new IllegalArgumentException("no limits: attempt " + attempt + ", call " + call);
    }
  }
}
