package com.cloudcart.apispecs;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the names of a document are spelt in Java. */
final class Names {
  private static final Map<String, String> STATUSES =
      Map.ofEntries(
          Map.entry("200", "Ok"),
          Map.entry("201", "Created"),
          Map.entry("204", "NoContent"),
          Map.entry("400", "BadRequest"),
          Map.entry("403", "Forbidden"),
          Map.entry("404", "NotFound"),
          Map.entry("409", "Conflict"),
          Map.entry("413", "PayloadTooLarge"),
          Map.entry("415", "UnsupportedMediaType"),
          Map.entry("422", "UnprocessableEntity"),
          Map.entry("429", "TooManyRequests"),
          Map.entry("500", "InternalError"),
          Map.entry("503", "ServiceUnavailable"));

  private Names() {}

  /** {@code Idempotency-Key} is {@code idempotencyKey}. */
  static String variable(String name) {
    String type = type(name);
    return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
  }

  /** {@code listProducts} is {@code ListProducts}. */
  static String type(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return camel.toString();
  }

  /** {@code insufficient stock} and {@code insufficientStock} are {@code INSUFFICIENT_STOCK}. */
  static String constant(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }

  static String status(String code) {
    String name = STATUSES.get(code);
    if (name == null) {
      throw new IllegalArgumentException("no name for the status " + code + "; add it here");
    }
    return name;
  }

  /** As a Java string literal. */
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** As the text of a Javadoc comment. */
  static String javadoc(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("*/", "* /")
        .replace("@", "&#64;")
        .replaceAll("\\s*\n\\s*", " ");
  }
}
