package com.cloudcart.order.port;

/**
 * The store gave no answer, or none in time: what was asked of it may have happened, and may even
 * happen later. Whatever it leaves behind, recovery completes or takes back.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
