package com.cloudcart.order.port;

/** What came of keeping an order from being accepted. */
public enum Fencing {
  /** The order is RELEASING: nobody can accept it any more, and its key is free. */
  FENCED,
  /** Too late: the order was accepted. */
  ACCEPTED,
  /** There is no such order. */
  GONE
}
