package com.cloudcart.kit.log;

import java.util.Arrays;
import java.util.Locale;

/** How much a log line matters, least first. */
public enum Level {
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /**
   * Reads the value of {@code LOG_LEVEL}, in any case.
   *
   * @throws IllegalArgumentException naming the allowed values: a typing error in a template should
   *     show at the deployment, not as a silent log
   */
  public static Level parse(String text) {
    for (Level level : values()) {
      if (level.name().equals(text.trim().toUpperCase(Locale.ROOT))) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "LOG_LEVEL is '" + text + "', expected one of " + Arrays.toString(values()));
  }
}
