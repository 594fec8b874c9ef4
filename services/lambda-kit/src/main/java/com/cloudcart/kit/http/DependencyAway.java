package com.cloudcart.kit.http;

/**
 * Something that an operation needs does not answer, and nothing was changed: becomes a 503 with
 * Retry-After.
 */
public class DependencyAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public DependencyAway(String what, int retryAfterSeconds, Throwable cause) {
    super(what, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public DependencyAway(String what, int retryAfterSeconds) {
    super(what);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
