package com.cloudcart.payment.domain;

import java.math.BigDecimal;

/** An exact amount of money, zero or positive, with two decimals. */
public record Money(BigDecimal amount) {
  private static final int DECIMALS = 2;

  public Money {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException("invalid amount of money: " + amount);
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
