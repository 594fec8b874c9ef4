package com.cloudcart.catalog.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.catalog.domain.ProductId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opaque key of a page on the wire: where the page before it ended. Whatever passes here is an
 * id that a product could have, so that a made-up key can only lead to another place in the list.
 */
final class PageKey {
  private static final Pattern FORM =
      Pattern.compile("\\{\"p\":\"((?!\\.{1,2}\")[A-Za-z0-9._~-]{1,128})\"}");

  private PageKey() {}

  static String write(ProductId last) {
    return encode("{\"p\":\"" + last.value() + "\"}");
  }

  /** Empty for what {@link #write} never wrote. */
  static Optional<ProductId> read(String key) {
    return decode(key)
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(form -> new ProductId(form.group(1)))
        .filter(last -> write(last).equals(key));
  }

  /** The opaque form of a text, for the keys of all lists. */
  static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** The text of a key; empty for what has not the form of a key. */
  static Optional<String> decode(String key) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(key), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
