package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;

/** The stock that the catalog holds for orders. The source is {@code changeStock} of its API. */
@FunctionalInterface
public interface StockReservations {
  /**
   * Gives back what an order holds of a line's product, exactly once however often it is called. A
   * product that the catalog does not know has nothing to give back.
   *
   * @throws CatalogUnavailable when there was no such answer: it may have happened or not, and is
   *     to be repeated
   */
  void release(OrderId orderId, OrderLine line);
}
