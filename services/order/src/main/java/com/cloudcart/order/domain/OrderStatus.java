package com.cloudcart.order.domain;

/**
 * {@code RESERVING → PENDING → PAID → SHIPPED}, or {@code PENDING → FAILED}; an order that is not
 * accepted goes {@code RESERVING → RELEASING} and is then deleted.
 */
public enum OrderStatus {
  /** Its saga runs or has died. The order may hold stock; no shopper sees it. */
  RESERVING,
  /** The order can no longer be accepted and its stock is being released; no shopper sees it. */
  RELEASING,
  /** Accepted and its stock reserved, but not paid yet. */
  PENDING,
  /** Paid, not shipped yet. */
  PAID,
  /** Shipped; it has a tracking id. */
  SHIPPED,
  /** Payment was declined and the stock was released. */
  FAILED;

  /** Whether a shopper may see an order in this state. */
  public boolean isAccepted() {
    return this != RESERVING && this != RELEASING;
  }
}
