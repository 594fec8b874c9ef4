package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the products.
 *
 * @param next where the following page starts after; null when there is nothing more
 */
public record Page(List<Product> products, @Nullable ProductId next) {
  public Page {
    products = List.copyOf(products);
  }
}
