package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.ProductSearch.Page;
import com.cloudcart.catalog.port.ProductSearch.Search;

/** Finds products by words and category (spec operation {@code listProducts}). */
public final class SearchProducts {
  private final ProductSearch products;

  public SearchProducts(ProductSearch products) {
    this.products = products;
  }

  public Page handle(Search search) {
    return products.find(search);
  }
}
