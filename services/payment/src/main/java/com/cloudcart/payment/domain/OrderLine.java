package com.cloudcart.payment.domain;

/** A quantity of a product, at the price per item at which it was ordered. */
public record OrderLine(ProductId productId, int quantity, Money price) {
  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("a quantity must be at least 1: " + quantity);
    }
  }
}
