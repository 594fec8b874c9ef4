package com.cloudcart.kit.json;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record InstantRule() implements Rule<Instant> {
  @Override
  public @Nullable Instant read(Object value, String path, Reading reading) {
    if (!(value instanceof String text)) {
      reading.violation(path, "must be a string");
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (!JsonWriter.instant(instant).equals(text)) {
        reading.outOfBounds(path, "must be a time as 2026-11-23T01:02:03.456Z");
      }
      return instant;
    } catch (DateTimeException e) {
      reading.violation(path, "must be a time as 2026-11-23T01:02:03.456Z");
      return null;
    }
  }
}
