package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.Offer;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Revision;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Products;
import java.time.Clock;
import java.util.function.Supplier;

/** Adds a product under a new id (spec operation {@code createProduct}). Each call adds one. */
public final class CreateProduct {

  /** The request. */
  public record Command(Offer offer, Stock stock) {}

  private final Products products;
  private final Supplier<ProductId> newId;
  private final Clock clock;

  /**
   * @param newId returns a new id at each call
   */
  public CreateProduct(Products products, Supplier<ProductId> newId, Clock clock) {
    this.products = products;
    this.newId = newId;
    this.clock = clock;
  }

  /** Returns the product as stored. */
  public Product handle(Command command) {
    Revision revision = Revision.first(clock.instant());
    Product product = new Product(newId.get(), command.offer(), command.stock(), revision);
    products.add(product);
    return product;
  }
}
