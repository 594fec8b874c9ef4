package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Which page is wanted.
 *
 * @param limit how many products at most, 1 to 100
 * @param after the last product of the page before, which need not exist any more; null for the
 *     first page
 */
public record PageRequest(int limit, @Nullable ProductId after) {
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
