package com.cloudcart.order.adapter.http;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.ApiCallFailed;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Repeats a call of the catalog while it has no usable answer and there is time. Every call here
 * may be repeated: reading changes nothing, and a reservation is made and released exactly once.
 */
final class CatalogCalls {
  private final Clock clock;
  private final Duration callTimeout;
  private final Pauses pauses;
  private final Log log;

  /**
   * @param callTimeout the longest time that one call takes
   */
  CatalogCalls(Clock clock, Duration callTimeout, Pauses pauses, Log log) {
    this.clock = clock;
    this.callTimeout = callTimeout;
    this.pauses = pauses;
    this.log = log;
  }

  /** How often a call is made at most, and until when. {@code what} and {@code ids} are logged. */
  record Limits(String what, int attempts, Instant deadline, List<Field> ids) {}

  /**
   * Returns the first usable answer. A call only starts when it will have ended by the deadline,
   * however slow the catalog is.
   *
   * @throws DependencyUnavailable when no attempt had a usable answer: the call may have had its
   *     effect, or may still have it
   */
  <R> R call(Limits limits, Supplier<R> call) {
    DependencyUnavailable failure =
        new DependencyUnavailable("no time left to ask the catalog to " + limits.what(), 0);
    for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
      Duration pause = attempt == 1 ? Duration.ZERO : pauseAfter(failure);
      if (!isTimeFor(pause.plus(callTimeout), limits.deadline()) || !pauses.sleep(pause)) {
        throw failure;
      }
      try {
        return call.get();
      } catch (DependencyUnavailable e) {
        failure = e;
      } catch (ApiCallFailed e) {
        failure = new DependencyUnavailable(e.reason() + ": " + e.getMessage(), 0, e);
      } catch (IllegalArgumentException | NoSuchElementException e) {
        // The client checks only the shape of an answer: a price with three decimals ends here.
        failure =
            new DependencyUnavailable("the catalog's answer is invalid: " + e.getMessage(), 0, e);
      }
      warn(limits, failure);
    }
    throw failure;
  }

  static String reason(DependencyUnavailable failure) {
    return String.valueOf(failure.getMessage());
  }

  private void warn(Limits limits, DependencyUnavailable failure) {
    List<Field> fields = new ArrayList<>(limits.ids());
    fields.add(Field.of("reason", reason(failure)));
    log.warn("the catalog did not " + limits.what(), fields.toArray(Field[]::new));
  }

  /** With jitter, so that callers that met once do not meet again. */
  private Duration pauseAfter(DependencyUnavailable failure) {
    return Duration.ofSeconds(failure.retryAfterSeconds()).plus(pauses.jitter());
  }

  private boolean isTimeFor(Duration duration, Instant deadline) {
    return !clock.instant().plus(duration).isAfter(deadline);
  }
}
