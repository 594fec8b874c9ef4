package com.cloudcart.order.port;

import com.cloudcart.order.domain.OrderId;
import java.time.Instant;

/** Where a page of a shopper's orders starts. */
public sealed interface PagePosition {
  /** At the newest order. */
  record Start() implements PagePosition {}

  /** Behind this order. */
  record After(Instant createdAt, OrderId orderId) implements PagePosition {}
}
