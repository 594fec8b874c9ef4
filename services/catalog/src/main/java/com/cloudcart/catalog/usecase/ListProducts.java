package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.Page;
import com.cloudcart.catalog.port.Products.PageRequest;

/** Shows the products page by page (spec operation {@code listProducts}). */
public final class ListProducts {
  private final Products products;

  public ListProducts(Products products) {
    this.products = products;
  }

  public Page handle(PageRequest request) {
    return products.list(request);
  }
}
