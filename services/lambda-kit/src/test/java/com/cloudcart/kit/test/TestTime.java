package com.cloudcart.kit.test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of tests that reach a store: it deletes by the machine's clock what has expired. */
public final class TestTime {
  private TestTime() {}

  /** Now, with milliseconds that end in zeros, which is where the texts of times go wrong. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(400);
  }
}
