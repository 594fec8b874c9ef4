package com.cloudcart.apispecs;

/** The types that need no object where a value is never null. */
final class Primitives {
  private Primitives() {}

  static String of(String type) {
    return switch (type) {
      case "Integer" -> "int";
      case "Boolean" -> "boolean";
      default -> type;
    };
  }
}
