package com.cloudcart.catalog.adapter.dynamo;

import com.cloudcart.catalog.domain.Money;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.SearchWords;
import com.cloudcart.catalog.port.ProductSearch.CategoryCount;
import com.cloudcart.catalog.port.ProductSearch.Place;
import com.cloudcart.catalog.port.ProductSearch.SortOrder;
import com.cloudcart.kit.aws.Attributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of the search table. A product has one item for each of its terms: one that every
 * product has, its category, and the first letters of each of its words. An index sorts the items
 * of a term. Another kind of item counts the products of a category.
 */
final class SearchItem {
  static final String TERM = "term";
  static final String PRODUCT_ID = "productId";
  static final String ALL = "all";
  static final String CATEGORIES = "categories";
  static final String WORD = "word:";

  /** The attribute that counts the products of a category. */
  static final String COUNT = "products";

  /** Longer words are found by this many letters, and compared as a whole by a filter. */
  static final int LONGEST_PREFIX = 10;

  /** DynamoDB's sort keys have at most 1024 bytes. */
  private static final int LONGEST_TITLE_KEY = 200;

  private static final String TITLE_KEY = "titleKey";
  private static final String PRICE = "price";
  private static final String CREATED_AT = "createdAt";
  private static final String WORDS = "words";
  private static final String CATEGORY = "category";

  private SearchItem() {}

  static String categoryTerm(String category) {
    return "category:" + category;
  }

  static String wordTerm(String word) {
    return WORD + start(word, LONGEST_PREFIX);
  }

  /** All items of a product. */
  static List<Map<String, AttributeValue>> of(Product product) {
    Map<String, AttributeValue> sorted = new HashMap<>();
    String category = category(product).orElse("");
    String title = product.offer().title().value();
    SearchWords words = SearchWords.of(title, category);
    sorted.put(PRODUCT_ID, Attributes.text(product.id().value()));
    sorted.put(TITLE_KEY, Attributes.text(titleKey(title)));
    sorted.put(PRICE, Attributes.number(product.offer().price().amount()));
    sorted.put(CREATED_AT, Attributes.time(product.revision().createdAt()));
    sorted.put(WORDS, Attributes.text(" " + String.join(" ", words.words())));
    sorted.put(CATEGORY, Attributes.text(category));
    return terms(words, category).stream()
        .map(term -> {
          Map<String, AttributeValue> item = new HashMap<>(sorted);
          item.put(TERM, Attributes.text(term));
          return Map.copyOf(item);
        })
        .toList();
  }

  private static Set<String> terms(SearchWords words, String category) {
    Set<String> terms = new LinkedHashSet<>(Set.of(ALL));
    if (!category.isEmpty()) {
      terms.add(categoryTerm(category));
    }
    for (String word : words.words()) {
      int letters = Math.min(LONGEST_PREFIX, word.codePointCount(0, word.length()));
      for (int length = 1; length <= letters; length++) {
        terms.add(wordTerm(start(word, length)));
      }
    }
    return terms;
  }

  /** The category, unless it is blank. */
  static Optional<String> category(Product product) {
    return Optional.ofNullable(product.offer().presentation().category())
        .filter(category -> !category.isBlank());
  }

  static Map<String, AttributeValue> countKey(String category) {
    return Map.of(TERM, Attributes.text(CATEGORIES), PRODUCT_ID, Attributes.text(category));
  }

  static CategoryCount readCount(Map<String, AttributeValue> item) {
    return new CategoryCount(
        Attributes.readText(item, PRODUCT_ID), Attributes.readNumber(item, COUNT).intValueExact());
  }

  static ProductId productId(Map<String, AttributeValue> item) {
    return new ProductId(Attributes.readText(item, PRODUCT_ID));
  }

  static Place place(Map<String, AttributeValue> item, SortOrder order) {
    String key =
        switch (order) {
          case TITLE -> Attributes.readText(item, TITLE_KEY);
          case PRICE, PRICE_DESCENDING -> new Money(Attributes.readNumber(item, PRICE)).toString();
          case NEWEST -> Attributes.readText(item, CREATED_AT);
        };
    return new Place(key, new ProductId(Attributes.readText(item, PRODUCT_ID)));
  }

  static Map<String, AttributeValue> startAfter(Place place, String term, SortOrder order) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(TERM, Attributes.text(term));
    key.put(PRODUCT_ID, Attributes.text(place.productId().value()));
    switch (order) {
      case TITLE -> key.put(TITLE_KEY, Attributes.text(place.key()));
      case PRICE, PRICE_DESCENDING -> key.put(PRICE, AttributeValue.fromN(place.key()));
      case NEWEST -> key.put(CREATED_AT, Attributes.text(place.key()));
    }
    return key;
  }

  static String index(SortOrder order) {
    return switch (order) {
      case TITLE -> "title-index";
      case PRICE, PRICE_DESCENDING -> "price-index";
      case NEWEST -> "createdAt-index";
    };
  }

  private static String titleKey(String title) {
    String folded = SearchWords.fold(title);
    // A title of accents only has no folded form, and a key must not be empty.
    return start(folded.isEmpty() ? title : folded, LONGEST_TITLE_KEY);
  }

  private static String start(String text, int letters) {
    return text.codePoints()
        .limit(letters)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
