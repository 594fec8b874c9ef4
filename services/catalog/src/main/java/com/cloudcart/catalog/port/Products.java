package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import java.util.Optional;

/** The products that the shop sells. */
public interface Products {

  /**
   * Keeps a new product. May be repeated with the same product.
   *
   * @param product with an id that was never used before
   */
  void add(Product product);

  /** The product as it is now, never an older state. */
  Optional<Product> find(ProductId id);

  /**
   * One page in an order that is the same at each call and says nothing else. Following {@link
   * Page#next()} to the end shows each product that was there all the while exactly once.
   */
  Page list(PageRequest request);
}
