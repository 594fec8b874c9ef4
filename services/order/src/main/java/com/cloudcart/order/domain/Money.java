package com.cloudcart.order.domain;

import java.math.BigDecimal;

/**
 * An amount of money, exact, never negative, always with two decimals, so that equal amounts are
 * equal values whatever their spelling was ({@code 5}, {@code 5.0}, {@code 5.00}).
 */
public record Money(BigDecimal amount) {
  private static final int DECIMALS = 2;

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  /** {@code amount} with at most two decimals and not negative; anything else is refused. */
  public Money {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException("not an amount of money: " + amount);
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
