package com.cloudcart.payment.port;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;

/**
 * The catalog's reservations. The source is {@code changeStock} of {@code api-specs/catalog.yaml}.
 */
@FunctionalInterface
public interface StockReservations {
  /**
   * Releases the stock that is reserved for a line of an order. Repeated calls release it once. For
   * a product that the catalog does not know there is nothing to release. An exception means that
   * the stock may be released or not; the call may be repeated.
   */
  void release(OrderId orderId, OrderLine line);
}
