package com.cloudcart.cart.domain;

/**
 * Names a product of the catalog; opaque. 1-128 characters of {@code [A-Za-z0-9._~-]}, not {@code
 * .} or {@code ..}.
 */
public record ProductId(String value) {
  public ProductId {
    Ids.check(Ids.PRODUCT, "productId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
