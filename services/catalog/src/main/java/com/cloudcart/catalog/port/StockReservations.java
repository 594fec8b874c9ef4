package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Reservation;
import java.time.Instant;

/**
 * Stock held under a name, so that a caller who does not know what came of a call can repeat or
 * undo it. Each method changes stock and reservation together or not at all, never creates a
 * product, and may be repeated: the second call is refused and shows the reservation as it is.
 *
 * <p>Reservations are forgotten long after any repetition can arrive (the adapter says when). One
 * that is due to be forgotten and still there counts in full.
 */
public interface StockReservations {

  /** Takes the quantity and keeps the reservation, if it is unknown and the stock covers it. */
  StockAttempt hold(Reservation reservation, Instant at);

  /**
   * Adds the quantity back and marks the reservation as released, if it is held with that quantity
   * and the stock has room.
   */
  StockAttempt giveBack(Reservation reservation, Instant at);

  /** Leaves a tombstone and no change of stock, if the reservation is unknown. */
  StockAttempt bury(Reservation reservation, Instant at);
}
