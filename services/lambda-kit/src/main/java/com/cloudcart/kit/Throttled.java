package com.cloudcart.kit;

/**
 * A dependency throttles its callers and nothing was changed. An API answers 429 with {@code
 * Retry-After}; a message returns to its queue.
 */
public class Throttled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public Throttled(String message, int retryAfterSeconds, Throwable cause) {
    super(message, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public Throttled(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
