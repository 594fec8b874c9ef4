package com.cloudcart.order.domain;

import java.math.BigDecimal;

/**
 * An exact amount of money, never negative and always with two decimals, so that {@code 5}, {@code
 * 5.0} and {@code 5.00} are equal.
 */
public record Money(BigDecimal amount) {
  private static final int DECIMALS = 2;

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  /** Refuses a negative amount and one with more than two decimals. */
  public Money {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException("invalid amount of money: " + amount);
    }
    amount = amount.setScale(DECIMALS);
  }

  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  public Money times(int factor) {
    return new Money(amount.multiply(BigDecimal.valueOf(factor)));
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
