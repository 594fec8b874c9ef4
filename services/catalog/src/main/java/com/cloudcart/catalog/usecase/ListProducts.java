package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.port.Page;
import com.cloudcart.catalog.port.PageRequest;
import com.cloudcart.catalog.port.Products;

/** Shows the products page by page (spec operation {@code listProducts}). */
public final class ListProducts {
  private final Products products;

  public ListProducts(Products products) {
    this.products = products;
  }

  public Page execute(PageRequest request) {
    return products.list(request);
  }
}
