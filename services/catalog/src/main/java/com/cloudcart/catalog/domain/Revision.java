package com.cloudcart.catalog.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something came into being and when it last changed; whole milliseconds, as the wire has no
 * more.
 */
public record Revision(Instant createdAt, Instant updatedAt) {
  public Revision {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  public static Revision first(Instant at) {
    return new Revision(at, at);
  }

  public Revision changed(Instant at) {
    return new Revision(createdAt, at);
  }
}
