package com.cloudcart.catalog.usecase;

import com.cloudcart.kit.Throttled;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats an attempt that was refused, when the state that was read does not explain the refusal.
 */
final class Attempts {
  /**
   * Each repetition means that another caller changed the same product between the refusal and the
   * read. Two in a row are rare; ten in a row mean that the product has too many callers.
   */
  private static final int MAX = 10;

  private static final int RETRY_AFTER_SECONDS = 1;

  private Attempts() {}

  /**
   * The first outcome that is explained.
   *
   * @param attempt empty when the outcome is not explained; nothing was changed then
   * @throws Throttled when no outcome was explained; nothing was changed
   */
  static <R> R untilExplained(Supplier<Optional<R>> attempt) {
    for (int i = 0; i < MAX; i++) {
      Optional<R> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new Throttled("too many callers change the same product", RETRY_AFTER_SECONDS);
  }
}
