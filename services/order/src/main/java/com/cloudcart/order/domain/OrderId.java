package com.cloudcart.order.domain;

import java.util.regex.Pattern;

/** The id of an order; also the reservationId of its stock in the catalog. */
public record OrderId(String value) {
  private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

  public OrderId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("invalid order id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
