package com.cloudcart.order.domain;

/**
 * {@code RESERVING → PENDING → PAID → SHIPPED}, or {@code PENDING → FAILED}; an order that was not
 * accepted goes {@code RESERVING → RELEASING} and is then gone.
 */
public enum OrderStatus {
  /** Its saga runs, or died: it may hold stock, nobody sees it. */
  RESERVING,
  /** It can no longer be accepted and its stock is on its way back; nobody sees it. */
  RELEASING,
  /** Accepted, its stock reserved, not paid yet. */
  PENDING,
  /** Paid, not shipped yet. */
  PAID,
  /** Shipped; it has a tracking id. */
  SHIPPED,
  /** Payment was declined and the stock given back. */
  FAILED;

  /** Whether a shopper may see an order in this state. */
  public boolean isAccepted() {
    return this != RESERVING && this != RELEASING;
  }
}
