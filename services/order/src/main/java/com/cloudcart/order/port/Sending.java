package com.cloudcart.order.port;

/** What came of sending an event. */
public sealed interface Sending {
  /** It will reach its consumers at least once. */
  record Sent() implements Sending {}

  /** It may not have been sent: it has to be sent again. */
  record NotSent(String reason) implements Sending {}
}
