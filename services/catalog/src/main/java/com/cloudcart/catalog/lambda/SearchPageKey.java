package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
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
    return PageKey.encode(
        String.join(SEPARATOR, order.name(), last.productId().value(), last.key()));
  }

  /** Empty for what {@link #write} never wrote for this order. */
  static Optional<Place> read(SortOrder order, String key) {
    return PageKey.decode(key)
        .map(text -> text.split(SEPARATOR, PARTS))
        .filter(parts -> parts.length == PARTS)
        .flatMap(parts -> place(order, parts))
        .filter(place -> write(order, place).equals(key));
  }

  private static Optional<Place> place(SortOrder order, String[] parts) {
    try {
      return isKey(order, parts[2])
          ? Optional.of(new Place(parts[2], new ProductId(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
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
