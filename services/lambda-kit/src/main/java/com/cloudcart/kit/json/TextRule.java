package com.cloudcart.kit.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts code points, as JSON Schema does. */
record TextRule(int minLength, int maxLength, @Nullable Pattern pattern, @Nullable String violation)
    implements Rule<String> {
  @Override
  public @Nullable String read(Object value, String path, Reading reading) {
    if (!(value instanceof String text)) {
      reading.violation(path, "must be a string");
      return null;
    }
    // A text out of a path, a query or a header has not been through the parser.
    if (!Json.isWellFormed(text)) {
      reading.violation(path, "has half a surrogate pair");
      return null;
    }
    String broken = brokenBound(text);
    if (broken != null) {
      reading.outOfBounds(path, violation == null ? broken : violation);
    }
    return text;
  }

  private @Nullable String brokenBound(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < minLength) {
      return minLength == 1
          ? "must not be empty"
          : "must be at least " + minLength + " characters long";
    }
    if (length > maxLength) {
      return "must be at most " + maxLength + " characters long";
    }
    if (pattern != null && !pattern.matcher(text).find()) {
      return "must match " + pattern.pattern();
    }
    return null;
  }
}
