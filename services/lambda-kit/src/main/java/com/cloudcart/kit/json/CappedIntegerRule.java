package com.cloudcart.kit.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

record CappedIntegerRule(int minimum, int maximum) implements Rule<Integer> {
  @Override
  public @Nullable Integer read(Object value, String path, Reading reading) {
    BigInteger number = IntegerRule.number(value, path, reading);
    return number == null ? null : capped(number);
  }

  @Override
  public @Nullable Integer readText(String text, String path, Reading reading) {
    BigInteger number = IntegerRule.numberOfText(text, path, reading);
    return number == null ? null : capped(number);
  }

  private Integer capped(BigInteger number) {
    return number.max(BigInteger.valueOf(minimum)).min(BigInteger.valueOf(maximum)).intValueExact();
  }
}
