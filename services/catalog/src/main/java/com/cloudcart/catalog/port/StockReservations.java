package com.cloudcart.catalog.port;

import com.cloudcart.catalog.domain.Reservation;
import java.time.Instant;

/**
 * Stock held under an id, so that a caller who does not know the outcome of a call can repeat or
 * undo it. Each method changes stock and reservation together or not at all, never creates a
 * product, and may be repeated: the second call is refused and returns the reservation as it is.
 * Throws the kit's {@code Throttled} when too many callers change the product; nothing was changed
 * then.
 *
 * <p>Reservations expire long after any repetition can arrive (the adapter states when). An expired
 * reservation that still exists counts in full.
 */
public interface StockReservations {

  /** Takes the quantity and stores the reservation, if it is unknown and the stock covers it. */
  StockAttempt hold(Reservation reservation, Instant at);

  /**
   * Adds the quantity back and marks the reservation as released, if it is held with this quantity
   * and the stock stays within its limit.
   */
  StockAttempt giveBack(Reservation reservation, Instant at);

  /** Stores the reservation as released and leaves the stock unchanged, if it is unknown. */
  StockAttempt leaveTombstone(Reservation reservation, Instant at);
}
