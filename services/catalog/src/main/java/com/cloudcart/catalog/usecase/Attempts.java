package com.cloudcart.catalog.usecase;

import java.util.Optional;
import java.util.function.Supplier;

/** Repeats an attempt whose refusal was explained by nothing, because the state had moved on. */
final class Attempts {
  /**
   * Each repetition needs another caller to have changed the same product in the blink between
   * refusal and reading, so two in a row are rare and ten mean that the product is under siege.
   */
  private static final int MAX = 10;

  private Attempts() {}

  /**
   * The first outcome that can be told.
   *
   * @param attempt empty when the outcome could not be told
   * @param contended the outcome when none could be told at all
   */
  static <R> R untilExplained(Supplier<Optional<R>> attempt, R contended) {
    for (int i = 0; i < MAX; i++) {
      Optional<R> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    return contended;
  }
}
