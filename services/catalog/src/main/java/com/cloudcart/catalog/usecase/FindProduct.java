package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.port.Products;
import java.util.Optional;

/** Shows one product as it is now (spec operation {@code getProduct}). */
public final class FindProduct {

  /** The outcome. */
  public sealed interface Result {
    record Found(Product product) implements Result {}

    record UnknownProduct(ProductId productId) implements Result {}
  }

  private final Products products;

  public FindProduct(Products products) {
    this.products = products;
  }

  public Result handle(ProductId productId) {
    Optional<Result> found = products.find(productId).map(Result.Found::new);
    return found.orElseGet(() -> new Result.UnknownProduct(productId));
  }
}
