package com.cloudcart.audit.domain;

/** How far an order is; see the order service. */
public enum OrderStatus {
  RESERVING,
  RELEASING,
  PENDING,
  PAID,
  SHIPPED,
  FAILED;

  /** Whether the shopper has an answer that names the order. */
  boolean isAccepted() {
    return this != RESERVING && this != RELEASING;
  }

  /** Whether the stock of each line must be held. */
  boolean holdsStock() {
    return this == PENDING || this == PAID || this == SHIPPED;
  }

  boolean isEnd() {
    return this == SHIPPED || this == FAILED;
  }

  /** Whether recovery must find an order that no process works on. */
  boolean mayWaitForRecovery() {
    return !isAccepted() || this == PENDING;
  }
}
