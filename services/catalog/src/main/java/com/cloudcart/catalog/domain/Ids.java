package com.cloudcart.catalog.domain;

import java.util.regex.Pattern;

/** The one form that ids have on the wire. */
final class Ids {
  private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

  private Ids() {}

  static void check(String name, String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " is malformed");
    }
  }
}
