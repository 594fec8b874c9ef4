package com.cloudcart.order.port;

/** What came of releasing an order's line. */
public sealed interface Release {
  /** Nothing is held for this line, and a reserve of it that comes late will be refused. */
  record Released() implements Release {}

  /** No usable answer: it has to be released again. */
  record Unanswered(String reason) implements Release {}
}
