package com.cloudcart.kit.json;

import org.jspecify.annotations.Nullable;

record BooleanRule() implements Rule<Boolean> {
  @Override
  public @Nullable Boolean read(Object value, String path, Reading reading) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    reading.violation(path, "must be true or false");
    return null;
  }

  @Override
  public @Nullable Boolean readText(String text, String path, Reading reading) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> read(text, path, reading);
    };
  }
}
