package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;

/** Reservations in short words. */
final class Reservations {
  private Reservations() {}

  static Reservation held(ProductId id, String name, int quantity) {
    return Reservation.held(id, new ReservationId(name), new Quantity(quantity));
  }

  static Reservation released(ProductId id, String name, int quantity) {
    return held(id, name, quantity).released();
  }
}
