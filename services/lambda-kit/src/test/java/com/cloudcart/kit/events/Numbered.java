package com.cloudcart.kit.events;

import org.jspecify.annotations.Nullable;

/** An event of the tests. */
record Numbered(@Nullable Integer n) {
  static EventSchema<Numbered> schema() {
    return EventSchema.load("/event-schemas-of-tests/numbered.schema.json", Numbered.class);
  }
}
