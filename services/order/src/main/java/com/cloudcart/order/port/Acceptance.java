package com.cloudcart.order.port;

/** What came of accepting an order. */
public enum Acceptance {
  /** The order is PENDING and its request key has its answer. */
  ACCEPTED,
  /** Nothing was changed: another process has fenced or dropped the order, or owns its key. */
  LOST,
  /** The store did not answer: it may have happened, and may even happen later. */
  UNKNOWN
}
