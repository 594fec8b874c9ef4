package com.cloudcart.kit.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a failed message rests: by the number of its deliveries, jittered by a fifth either way,
 * so that messages which failed together do not come back together.
 */
public final class RetryBackoff {
  private static final double JITTER = 0.2;

  private final List<Duration> delays;
  private final RandomGenerator random;

  /**
   * A backoff by delivery.
   *
   * @param delays after the first delivery, the second, …; the last one holds for all that follow
   */
  public RetryBackoff(List<Duration> delays, RandomGenerator random) {
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("a backoff needs at least one delay");
    }
    this.delays = List.copyOf(delays);
    this.random = random;
  }

  /** Reads seconds, comma-separated: {@code 5,20}. */
  public static RetryBackoff parse(String seconds, RandomGenerator random) {
    return new RetryBackoff(
        Arrays.stream(seconds.split(",", -1))
            .map(each -> Duration.ofSeconds(Long.parseUnsignedLong(each.trim())))
            .toList(),
        random);
  }

  /** The rest after a delivery that failed, in whole seconds as SQS counts. */
  Duration after(int receiveCount) {
    int index = Math.clamp(receiveCount - 1L, 0, delays.size() - 1);
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofSeconds(Math.round(delays.get(index).toSeconds() * factor));
  }
}
