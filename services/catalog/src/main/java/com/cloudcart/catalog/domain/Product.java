package com.cloudcart.catalog.domain;

import java.time.Instant;

/** Something the shop sells, and how much of it is left. */
public record Product(ProductId id, Offer offer, Stock stock, Revision revision) {

  /** The same product with another stock, changed at that time. */
  public Product with(Stock changed, Instant at) {
    return new Product(id, offer, changed, revision.changed(at));
  }
}
