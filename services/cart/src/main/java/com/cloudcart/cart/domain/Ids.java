package com.cloudcart.cart.domain;

import java.util.regex.Pattern;

/** The forms that ids have on the wire. */
final class Ids {
  static final Pattern PRODUCT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");
  static final Pattern USER = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~@-]{1,128}");

  private Ids() {}

  static void check(Pattern form, String name, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " is malformed");
    }
  }
}
