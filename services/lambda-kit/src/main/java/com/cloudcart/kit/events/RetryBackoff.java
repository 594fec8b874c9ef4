package com.cloudcart.kit.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The delay before a failed message is delivered again. It depends on the number of deliveries and
 * is jittered by 20 % in both directions, so that messages that failed together are not delivered
 * together again.
 */
public final class RetryBackoff {
  private static final double JITTER = 0.2;

  private final List<Duration> delays;
  private final RandomGenerator random;

  /**
   * A backoff with one delay per delivery.
   *
   * @param delays after the first delivery, the second, and so on; the last delay is used for all
   *     further deliveries
   */
  public RetryBackoff(List<Duration> delays, RandomGenerator random) {
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("a backoff must have at least one delay");
    }
    this.delays = List.copyOf(delays);
    this.random = random;
  }

  /** Parses delays in seconds, separated by commas: {@code 5,20}. */
  public static RetryBackoff parse(String seconds, RandomGenerator random) {
    return new RetryBackoff(
        Arrays.stream(seconds.split(",", -1))
            .map(each -> Duration.ofSeconds(Long.parseUnsignedLong(each.trim())))
            .toList(),
        random);
  }

  /** The delay after a failed delivery, in whole seconds as SQS requires. */
  Duration after(int receiveCount) {
    int index = Math.clamp(receiveCount - 1L, 0, delays.size() - 1);
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofSeconds(Math.round(delays.get(index).toSeconds() * factor));
  }
}
