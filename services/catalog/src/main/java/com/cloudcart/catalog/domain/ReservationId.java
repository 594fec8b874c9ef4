package com.cloudcart.catalog.domain;

/**
 * Names what stock is held for, chosen by the caller; an order uses its order id. It is unique
 * within a product only, so that one id can hold stock of several products.
 */
public record ReservationId(String value) {
  public ReservationId {
    Ids.check("reservationId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
