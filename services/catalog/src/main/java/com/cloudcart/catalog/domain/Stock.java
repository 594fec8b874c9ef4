package com.cloudcart.catalog.domain;

/** How many pieces of a product can still be sold, 0 to 1 000 000 000. */
public record Stock(int value) {
  public static final int MAX = 1_000_000_000;

  public Stock {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("stock is out of range: " + value);
    }
  }

  public boolean covers(Quantity quantity) {
    return value >= quantity.value();
  }

  public boolean hasRoomFor(Quantity quantity) {
    return value <= MAX - quantity.value();
  }

  /** What is left; the stock must cover the quantity. */
  public Stock minus(Quantity quantity) {
    return new Stock(value - quantity.value());
  }

  /** What there is then; there must be room for the quantity. */
  public Stock plus(Quantity quantity) {
    return new Stock(value + quantity.value());
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
