package com.cloudcart.kit.http;

/**
 * Something that an operation needs has too much to do, and nothing was changed: becomes a 429 with
 * Retry-After.
 */
public class Throttled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public Throttled(String what, int retryAfterSeconds, Throwable cause) {
    super(what, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public Throttled(String what, int retryAfterSeconds) {
    super(what);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
