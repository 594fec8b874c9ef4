package com.cloudcart.kit.json;

import org.jspecify.annotations.Nullable;

/**
 * How one schema of a contract is read: its type, exactly and never coerced, and its bounds.
 *
 * @param <T> what it becomes in Java
 */
public interface Rule<T> {
  /**
   * The value, or null after telling {@code reading} what is wrong.
   *
   * @param value as {@link Json} parses it
   * @param path where it stands, as {@code items[0].quantity}
   */
  @Nullable T read(Object value, String path, Reading reading);

  /** The same for a value that comes as text, in a path, a query or a header. */
  default @Nullable T readText(String text, String path, Reading reading) {
    return read(text, path, reading);
  }
}
