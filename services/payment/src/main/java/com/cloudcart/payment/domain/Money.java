package com.cloudcart.payment.domain;

import java.math.BigDecimal;

/** An amount of money: exact, never negative, always with two decimals. */
public record Money(BigDecimal amount) {
  private static final int DECIMALS = 2;

  public Money {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException("not an amount of money: " + amount);
    }
    amount = amount.setScale(DECIMALS);
  }

  /** Reads a decimal number. */
  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
