package com.cloudcart.order.domain;

import java.util.Optional;

/**
 * So many pieces of one product at one price. {@code title} is empty until the catalog has told it.
 */
public record OrderLine(ProductId productId, int quantity, Money price, String title) {
  /** The most that the catalog reserves at once, and the bound of a quantity on the wire. */
  public static final int MOST_PIECES = 1_000_000;

  public OrderLine {
    if (quantity < 1 || quantity > MOST_PIECES) {
      throw new IllegalArgumentException("not a quantity: " + quantity + " of " + productId);
    }
  }

  public OrderLine(ProductId productId, int quantity, Money price) {
    this(productId, quantity, price, "");
  }

  /** The same line with the title that the catalog has for its product. */
  public OrderLine titled(String newTitle) {
    return new OrderLine(productId, quantity, price, newTitle);
  }

  public Optional<String> knownTitle() {
    return title.isEmpty() ? Optional.empty() : Optional.of(title);
  }

  public Money total() {
    return price.times(quantity);
  }
}
