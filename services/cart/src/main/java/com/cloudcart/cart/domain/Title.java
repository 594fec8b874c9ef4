package com.cloudcart.cart.domain;

import java.util.regex.Pattern;

/**
 * What the shopper saw as the name of a product: not blank, at most 200 characters (code points).
 */
public record Title(String value) {
  private static final int MAX_LENGTH = 200;

  /** The spec's own pattern: were this stricter, a valid request would break on it. */
  private static final Pattern SOMETHING = Pattern.compile("\\S");

  public Title {
    if (!SOMETHING.matcher(value).find() || value.codePointCount(0, value.length()) > MAX_LENGTH) {
      throw new IllegalArgumentException("title is blank or too long");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
