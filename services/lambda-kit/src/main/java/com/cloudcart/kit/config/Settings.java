package com.cloudcart.kit.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A function's settings: the variables of its environment. A missing or unreadable one ends the
 * start with a sentence that names it, so that a wrong template shows at the first call.
 */
public final class Settings {
  private final Map<String, String> variables;

  /**
   * Settings of a function.
   *
   * @param variables usually {@link System#getenv()}
   */
  public Settings(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** A setting that the function cannot do without. */
  public String text(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalStateException(name + " is not set: the function's template must set it"));
  }

  /** A setting with a default; an empty value counts as none. */
  public String text(String name, String fallback) {
    return find(name).orElse(fallback);
  }

  /** A whole number of seconds. */
  public Duration seconds(String name, long fallback) {
    return find(name)
        .map(value -> Duration.ofSeconds(whole(name, value)))
        .orElse(Duration.ofSeconds(fallback));
  }

  /** A decimal number, exact. */
  public BigDecimal decimal(String name, BigDecimal fallback) {
    try {
      return find(name).map(BigDecimal::new).orElse(fallback);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " is not a decimal number: " + text(name), e);
    }
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::trim).filter(v -> !v.isEmpty());
  }

  private static long whole(String name, String value) {
    try {
      return Long.parseUnsignedLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " is not a whole number of seconds: " + value, e);
    }
  }
}
