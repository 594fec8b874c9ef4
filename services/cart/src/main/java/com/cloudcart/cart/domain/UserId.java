package com.cloudcart.cart.domain;

/**
 * Names a shopper; opaque. 1-128 characters of {@code [A-Za-z0-9._~@-]}, not {@code .} or {@code
 * ..}.
 */
public record UserId(String value) {
  public UserId {
    Ids.check(Ids.USER, "userId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
