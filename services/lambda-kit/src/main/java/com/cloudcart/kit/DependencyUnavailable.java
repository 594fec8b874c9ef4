package com.cloudcart.kit;

/**
 * A dependency gave no usable answer; a write may have happened or not. An API answers 503 with
 * {@code Retry-After}; a message returns to its queue.
 */
public class DependencyUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public DependencyUnavailable(String message, int retryAfterSeconds, Throwable cause) {
    super(message, cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public DependencyUnavailable(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
