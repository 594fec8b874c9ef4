package com.cloudcart.order.port;

/** What came of opening an order. */
public sealed interface Opening {
  /** The order is stored as RESERVING, and its request key is held for it. */
  record Opened() implements Opening {}

  /** Nothing was stored: the request key is in use. */
  record KeyInUse(Claim claim) implements Opening {}
}
