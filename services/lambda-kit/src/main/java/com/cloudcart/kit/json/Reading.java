package com.cloudcart.kit.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one message: collects everything that is wrong with it, each as {@code field: what
 * is wrong}.
 *
 * <p>Requests are held to every bound; responses only to their shape, so that a service may widen a
 * bound or add a field without breaking the callers it has.
 */
public final class Reading {
  private static final String ROOT = "body";
  private static final int MOST_VIOLATIONS = 1000;

  private final boolean bounded;
  private final List<String> violations = new ArrayList<>();

  private Reading(boolean bounded) {
    this.bounded = bounded;
  }

  public static Reading ofRequest() {
    return new Reading(true);
  }

  public static Reading ofResponse() {
    return new Reading(false);
  }

  /**
   * Reads a whole body. Null means that something is wrong with it, and {@link #violations()} then
   * says what.
   */
  public <T> @Nullable T body(String text, Rule<T> rule) {
    try {
      return rule.read(Json.parse(text), "", this);
    } catch (MalformedJson e) {
      violation(ROOT, e.what());
      return null;
    }
  }

  /** Something that makes the message unusable. */
  public void violation(String path, String what) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add((path.isEmpty() ? ROOT : path) + ": " + what);
    }
  }

  /** Something that a request must not do, and a response may. */
  void outOfBounds(String path, String what) {
    if (bounded) {
      violation(path, what);
    }
  }

  boolean isBounded() {
    return bounded;
  }

  public boolean isClean() {
    return violations.isEmpty();
  }

  public List<String> violations() {
    return List.copyOf(violations);
  }
}
