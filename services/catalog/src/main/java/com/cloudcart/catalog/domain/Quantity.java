package com.cloudcart.catalog.domain;

/** How many pieces one change takes or gives back, 1 to 1 000 000. */
public record Quantity(int value) {
  public static final int MAX = 1_000_000;

  public Quantity {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("quantity is out of range: " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
