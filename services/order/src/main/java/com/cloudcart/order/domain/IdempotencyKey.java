package com.cloudcart.order.domain;

/** The key by which a repeated request is recognised. */
public sealed interface IdempotencyKey {
  /** The shopper sent no key: each request is a new order. */
  record None() implements IdempotencyKey {}

  /**
   * The shopper's {@code Idempotency-Key}, scoped to the shopper. A user id has no {@code #}, so
   * two shoppers' keys never have the same {@link #value}.
   */
  record Named(String value) implements IdempotencyKey {
    public static Named of(UserId userId, String key) {
      return new Named(userId.value() + "#" + key);
    }
  }
}
