package com.cloudcart.cart.domain;

import java.math.BigDecimal;

/**
 * An amount of the shop's one currency, not negative and with at most two decimals. Always held
 * with two decimals, so that {@code 12.5} and {@code 12.50} are equal. Sums are exact.
 */
public record Money(BigDecimal amount) {
  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("money is negative: " + amount);
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      throw new IllegalArgumentException("money has more than two decimals: " + amount);
    }
    amount = amount.setScale(2);
  }

  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  public Money times(Quantity quantity) {
    return new Money(amount.multiply(BigDecimal.valueOf(quantity.value())));
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
