package com.cloudcart.cart.domain;

/** The quantity of a product, 1 to 1 000 000. */
public record Quantity(int value) {
  public static final int MAX = 1_000_000;

  public Quantity {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("quantity is out of range: " + value);
    }
  }

  public boolean hasRoomFor(Quantity more) {
    return value <= MAX - more.value;
  }

  /** The sum; {@link #hasRoomFor} must hold. */
  public Quantity plus(Quantity more) {
    return new Quantity(value + more.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
