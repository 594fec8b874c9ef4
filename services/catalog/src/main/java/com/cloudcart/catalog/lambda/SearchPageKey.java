package com.cloudcart.catalog.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
import java.util.Base64;
import java.util.Optional;

/**
 * The opaque key of a page of a search on the wire: the sort order, and where the page before it
 * ended. A made-up key of the right form can only lead to another place in the order.
 */
final class SearchPageKey {
  private static final String SEPARATOR = " ";
  private static final int PARTS = 3;
  private static final int LONGEST_KEY = 200;

  private SearchPageKey() {}

  static String write(SortOrder order, Place last) {
    String text = String.join(SEPARATOR, order.name(), last.productId().value(), last.key());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** Empty for what {@link #write} never wrote for this order. */
  static Optional<Place> read(SortOrder order, String key) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(key), UTF_8).split(SEPARATOR, PARTS);
      if (parts.length != PARTS || !isKey(order, parts[2])) {
        return Optional.empty();
      }
      Place place = new Place(parts[2], new ProductId(parts[1]));
      return write(order, place).equals(key) ? Optional.of(place) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean isKey(SortOrder order, String key) {
    return switch (order) {
      case TITLE, NEWEST -> !key.isEmpty() && key.codePointCount(0, key.length()) <= LONGEST_KEY;
      case PRICE, PRICE_DESCENDING -> Money.of(key).toString().equals(key);
    };
  }
}
