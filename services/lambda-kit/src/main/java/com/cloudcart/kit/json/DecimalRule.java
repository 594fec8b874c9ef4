package com.cloudcart.kit.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

record DecimalRule(int decimals, BigDecimal minimum, BigDecimal maximum)
    implements Rule<BigDecimal> {
  @Override
  public @Nullable BigDecimal read(Object value, String path, Reading reading) {
    if (!(value instanceof JsonNumber number)) {
      reading.violation(path, "must be a number");
      return null;
    }
    return readText(number.text(), path, reading);
  }

  @Override
  public @Nullable BigDecimal readText(String text, String path, Reading reading) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      // An exponent past what a BigDecimal can hold.
      reading.violation(path, "must be a number from " + minimum + " to " + maximum);
      return null;
    }
    if (number.compareTo(minimum) < 0) {
      reading.violation(path, "must be at least " + minimum);
      return null;
    }
    if (number.compareTo(maximum) > 0) {
      reading.violation(path, "must be at most " + maximum);
      return null;
    }
    return withinDecimals(number, path, reading);
  }

  private @Nullable BigDecimal withinDecimals(BigDecimal number, String path, Reading reading) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > decimals) {
      reading.violation(path, "must have at most " + decimals + " decimals");
      return null;
    }
    return plain.setScale(Math.max(0, plain.scale()));
  }
}
