package com.cloudcart.catalog.domain;

import java.math.BigDecimal;

/**
 * An amount of the shop's one currency, 0 to 1 000 000 000 with at most two decimals. Always held
 * with two decimals, so that {@code 12.5} and {@code 12.50} are equal.
 */
public record Money(BigDecimal amount) {
  private static final BigDecimal MAX = new BigDecimal("1000000000");

  public Money {
    if (amount.signum() < 0 || amount.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("money is out of range: " + amount);
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      throw new IllegalArgumentException("money has more than two decimals: " + amount);
    }
    amount = amount.setScale(2);
  }

  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
