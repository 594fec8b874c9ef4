package com.cloudcart.order.domain;

/** What makes a request recognisable when it comes again. */
public sealed interface RequestKey {
  /** The shopper gave none: each request is a new order. */
  record None() implements RequestKey {}

  /**
   * The shopper's {@code Idempotency-Key}, scoped to the shopper. A user id has no {@code #}, so
   * two shoppers' keys never have the same {@link #value}.
   */
  record Named(String value) implements RequestKey {
    public static Named of(UserId userId, String key) {
      return new Named(userId.value() + "#" + key);
    }
  }
}
