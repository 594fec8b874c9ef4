package com.cloudcart.order.domain;

import java.time.Instant;

/** What an order came to. */
public sealed interface Ending {
  /** Nothing yet. */
  record Open() implements Ending {}

  /** It is on its way. */
  record Shipped(String trackingId, Instant shippedAt) implements Ending {}

  /** It was not paid; {@code reason} is a sentence for the shopper. */
  record Failed(String reason) implements Ending {}
}
