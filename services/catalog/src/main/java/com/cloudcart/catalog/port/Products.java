package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The products that the shop sells. */
public interface Products {

  /**
   * Stores a new product. May be repeated with the same product.
   *
   * @param product with an id that was never used before
   */
  void add(Product product);

  /** The product as it is now, never an older state. */
  Optional<Product> find(ProductId id);

  /**
   * One page, in an order that is stable and has no meaning. Following {@link Page#next()} to the
   * end shows each product that existed during all calls exactly once.
   */
  Page list(PageRequest request);

  /**
   * One page of products.
   *
   * @param next the last product of this page; null when it is the last page
   */
  record Page(List<Product> products, @Nullable ProductId next) {
    public Page {
      products = List.copyOf(products);
    }
  }

  /**
   * The page to read.
   *
   * @param limit the most products to return, 1 to 100
   * @param after the last product of the page before, which may have been deleted; null for the
   *     first page
   */
  record PageRequest(int limit, @Nullable ProductId after) {
    public static final int MAX_LIMIT = 100;

    public PageRequest {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException("limit is out of range: " + limit);
      }
    }

    public static PageRequest first(int limit) {
      return new PageRequest(limit, null);
    }
  }
}
