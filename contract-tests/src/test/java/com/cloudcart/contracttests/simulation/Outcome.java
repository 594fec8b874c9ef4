package com.cloudcart.contracttests.simulation;

import java.util.function.Supplier;

/** What became of a call. */
sealed interface Outcome<R> {
  /** It returned this. */
  record Returned<R>(R value) implements Outcome<R> {}

  /** It threw this. */
  record Threw<R>(RuntimeException exception) implements Outcome<R> {}

  /** Nobody answered in time. It may have had its effect, or may still have it. */
  record Unanswered<R>() implements Outcome<R> {}

  static <R> Outcome<R> of(Supplier<R> effect) {
    try {
      return new Returned<>(effect.get());
    } catch (RuntimeException e) {
      return new Threw<>(e);
    }
  }

  /** The value, or an exception. */
  default R get(Supplier<RuntimeException> unanswered) {
    return switch (this) {
      case Returned<R>(R value) -> value;
      case Threw<R>(RuntimeException exception) -> throw exception;
      case Unanswered<R>() -> throw unanswered.get();
    };
  }
}
