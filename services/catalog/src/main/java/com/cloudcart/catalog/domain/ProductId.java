package com.cloudcart.catalog.domain;

/**
 * Names a product; opaque. 1-128 characters of {@code [A-Za-z0-9._~-]}, not {@code .} or {@code
 * ..}.
 */
public record ProductId(String value) {
  public ProductId {
    Ids.check("productId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
