package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.port.ProductSearch;
import com.cloudcart.catalog.port.ProductSearch.CategoryCount;
import java.util.List;

/** Lists the categories of all products (spec operation {@code listCategories}). */
public final class ListCategories {
  private final ProductSearch products;

  public ListCategories(ProductSearch products) {
    this.products = products;
  }

  public List<CategoryCount> handle() {
    return products.categories();
  }
}
