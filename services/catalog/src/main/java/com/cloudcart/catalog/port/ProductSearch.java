package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.SearchWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds products by words, category and sort order. A product is found as soon as {@link
 * Products#add} has returned. A page costs the same at any number of products.
 */
public interface ProductSearch {
  /** The most categories that {@link #categories} returns. */
  int MAX_CATEGORIES = 1000;

  /**
   * One page of the products that match. It may have fewer products than the limit although it is
   * not the last. Following {@link Page#next()} to the end shows each product that existed during
   * all calls exactly once.
   */
  Page find(Search search);

  /** The categories that products have, by name. A blank category does not count. */
  List<CategoryCount> categories();

  /** The order of the products of a search. */
  enum SortOrder {
    TITLE,
    PRICE,
    PRICE_DESCENDING,
    NEWEST
  }

  /**
   * Which products to find.
   *
   * @param words products that have all of these words; empty for every product
   * @param category products of exactly this category; null for every product
   */
  record Filter(SearchWords words, @Nullable String category) {}

  /**
   * The page to read.
   *
   * @param limit the most products to return, 1 to 100
   * @param after where the previous page ended; null for the first page
   */
  record Search(Filter filter, SortOrder order, int limit, @Nullable Place after) {}

  /**
   * A place in a sort order.
   *
   * @param key what the order sorts by, as text: a title without case and accents, a price, a time
   */
  record Place(String key, ProductId productId) {}

  /**
   * One page of products.
   *
   * @param next where this page ended; null when it is the last page
   */
  record Page(List<Product> products, @Nullable Place next) {
    public Page {
      products = List.copyOf(products);
    }
  }

  /** A category, and how many products have it. */
  record CategoryCount(String name, int products) {}
}
