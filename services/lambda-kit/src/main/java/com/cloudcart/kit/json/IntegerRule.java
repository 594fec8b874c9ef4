package com.cloudcart.kit.json;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An integer by notation: {@code 1.0}, {@code 3e9} and {@code "3"} are none. */
record IntegerRule(int minimum, int maximum) implements Rule<Integer> {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

  @Override
  public @Nullable Integer read(Object value, String path, Reading reading) {
    BigInteger number = number(value, path, reading);
    return number == null ? null : inside(number, path, reading);
  }

  @Override
  public @Nullable Integer readText(String text, String path, Reading reading) {
    BigInteger number = numberOfText(text, path, reading);
    return number == null ? null : inside(number, path, reading);
  }

  static @Nullable BigInteger number(Object value, String path, Reading reading) {
    if (value instanceof JsonNumber number && number.integer()) {
      return new BigInteger(number.text());
    }
    reading.violation(path, "must be an integer");
    return null;
  }

  static @Nullable BigInteger numberOfText(String text, String path, Reading reading) {
    if (text.length() > 400 || !INTEGER.matcher(text).matches()) {
      reading.violation(path, "must be an integer");
      return null;
    }
    return new BigInteger(text);
  }

  // The Java type is as narrow as the bounds, so they hold for responses too.
  private @Nullable Integer inside(BigInteger number, String path, Reading reading) {
    if (number.compareTo(BigInteger.valueOf(minimum)) < 0) {
      reading.violation(path, "must be at least " + minimum);
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(maximum)) > 0) {
      reading.violation(path, "must be at most " + maximum);
      return null;
    }
    return number.intValueExact();
  }
}
