package com.cloudcart.order.adapter.http;

import com.cloudcart.kit.client.ApiCallFailed;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks the catalog again while its answer is in doubt and there is time. Every call here may be
 * repeated: a look changes nothing, and a reservation is made and released exactly once.
 */
final class CatalogCalls {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

  private final Clock clock;
  private final Duration callTimeout;
  private final Log log;

  /**
   * @param callTimeout how long one call lasts at most
   */
  CatalogCalls(Clock clock, Duration callTimeout, Log log) {
    this.clock = clock;
    this.callTimeout = callTimeout;
    this.log = log;
  }

  /** What is asked, how often at most and until when; {@code ids} are for the log. */
  record Question(String what, int attempts, Instant deadline, List<Field> ids) {}

  /**
   * The first reply that settles the question, or the last doubtful one. A call is only begun when
   * it will have ended by the deadline, however slow the catalog is.
   */
  <T> Reply<T> ask(Question question, Supplier<Reply<T>> call) {
    Reply<T> reply = new Reply.Doubtful<>("no time left to ask the catalog to " + question.what());
    for (int attempt = 1; attempt <= question.attempts(); attempt++) {
      if (attempt > 1 && !pause(reply, question.deadline())) {
        return reply;
      }
      if (!isTimeFor(callTimeout, question.deadline())) {
        return reply;
      }
      reply = once(call);
      if (reply instanceof Reply.Settled) {
        return reply;
      }
      warn(question, reply);
    }
    return reply;
  }

  private static <T> Reply<T> once(Supplier<Reply<T>> call) {
    try {
      return call.get();
    } catch (ApiCallFailed e) {
      return new Reply.Doubtful<>(e.reason() + ": " + e.getMessage());
    } catch (IllegalArgumentException | NoSuchElementException e) {
      // The client holds an answer to its shape only: a price of three decimals ends here.
      return new Reply.Doubtful<>("the catalog's answer makes no sense: " + e.getMessage());
    }
  }

  private <T> void warn(Question question, Reply<T> reply) {
    if (reply instanceof Reply.Doubtful<T> doubtful) {
      List<Field> fields = new ArrayList<>(question.ids());
      fields.add(Field.of("reason", doubtful.reason()));
      log.warn("the catalog did not " + question.what(), fields.toArray(Field[]::new));
    }
  }

  /** Jittered, or callers that met once would meet again; false when it would take too long. */
  private <T> boolean pause(Reply<T> reply, Instant deadline) {
    long longest = LONGEST_PAUSE.toMillis();
    Duration pause =
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toMillis(), longest));
    if (reply instanceof Reply.Doubtful<T> doubtful) {
      pause = pause.plus(doubtful.askAfter());
    }
    if (!isTimeFor(pause.plus(callTimeout), deadline)) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isTimeFor(Duration duration, Instant deadline) {
    return !clock.instant().plus(duration).isAfter(deadline);
  }
}
