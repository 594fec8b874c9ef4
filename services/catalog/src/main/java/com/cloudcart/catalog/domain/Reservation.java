package com.cloudcart.catalog.domain;

/**
 * What the catalog remembers of a reservation: how much it was for, and whether the stock is held
 * or was given back. A RELEASED one is a tombstone: it never holds stock again, so that a reserve
 * that arrives after its own release takes nothing.
 */
public record Reservation(
    ProductId productId, ReservationId reservationId, Quantity quantity, State state) {

  /** Where a reservation is in its life; it only ever goes from HELD to RELEASED. */
  public enum State {
    HELD,
    RELEASED
  }

  public static Reservation held(
      ProductId productId, ReservationId reservationId, Quantity quantity) {
    return new Reservation(productId, reservationId, quantity, State.HELD);
  }

  public Reservation released() {
    return new Reservation(productId, reservationId, quantity, State.RELEASED);
  }

  public boolean isHeld() {
    return state == State.HELD;
  }

  public boolean isFor(Quantity other) {
    return quantity.equals(other);
  }
}
