package com.cloudcart.kit.json;

/** A rule that no schema can state. */
public final class Texts {
  private Texts() {}

  /** Whether the text can be written as UTF-8: it has no unpaired surrogate. */
  public static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
