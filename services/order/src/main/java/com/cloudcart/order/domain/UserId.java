package com.cloudcart.order.domain;

import java.util.regex.Pattern;

/** The id of a shopper; opaque, may be an email address. */
public record UserId(String value) {
  private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~@-]{1,128}");

  public UserId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("invalid user id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
