package com.cloudcart.order.domain;

import java.util.regex.Pattern;

/** The id of a product in the catalog. */
public record ProductId(String value) {
  private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

  public ProductId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("invalid product id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
