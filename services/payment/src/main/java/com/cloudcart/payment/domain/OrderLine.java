package com.cloudcart.payment.domain;

/** So many pieces of a product at the price they were ordered at. */
public record OrderLine(ProductId productId, int quantity, Money price) {
  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("not a quantity: " + quantity);
    }
  }
}
