package com.cloudcart.kit.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the schemas that are no objects. */
public final class Rules {
  private Rules() {}

  /**
   * A text.
   *
   * @param pattern found anywhere in the text, as JSON Schema has it; null for none
   * @param violation what to say of a text that breaks a bound; null to have it said bound by bound
   */
  public static Rule<String> text(
      int minLength, int maxLength, @Nullable String pattern, @Nullable String violation) {
    return new TextRule(minLength, maxLength, pattern == null ? null : compile(pattern), violation);
  }

  /**
   * The documents' patterns are those of ECMA-262, where {@code $} is the end of the text. Java's
   * also stands before a line feed at the end.
   */
  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern.replaceAll("(?<!\\\\)\\$", "\\\\z"));
  }

  public static Rule<Integer> integer(int minimum, int maximum) {
    return new IntegerRule(minimum, maximum);
  }

  /** Any integer, taken as the nearest one inside. */
  public static Rule<Integer> cappedInteger(int minimum, int maximum) {
    return new CappedIntegerRule(minimum, maximum);
  }

  /** A decimal number with a largest number of decimals; trailing zeros do not count. */
  public static Rule<BigDecimal> decimal(int decimals, String minimum, String maximum) {
    return new DecimalRule(decimals, new BigDecimal(minimum), new BigDecimal(maximum));
  }

  public static Rule<Boolean> bool() {
    return new BooleanRule();
  }

  /** ISO-8601 UTC with three fraction digits. */
  public static Rule<Instant> instant() {
    return new InstantRule();
  }

  public static <T> Rule<List<T>> list(Rule<T> element, int minItems, int maxItems) {
    return new ListRule<>(element, minItems, maxItems);
  }
}
