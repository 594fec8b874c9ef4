package com.cloudcart.order.domain;

import java.util.Optional;

/**
 * A quantity of one product at one price. {@code title} is empty until the catalog has given it.
 */
public record OrderLine(ProductId productId, int quantity, Money price, String title) {
  /** The largest quantity that the catalog reserves at once and that the contract allows. */
  public static final int MAX_QUANTITY = 1_000_000;

  public OrderLine {
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("invalid quantity: " + quantity + " of " + productId);
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
