package com.cloudcart.payment.domain;

import java.util.List;

/** An accepted order; its stock is reserved. */
public record Order(OrderId orderId, UserId userId, List<OrderLine> lines, Money totalAmount) {
  public Order {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order without lines: " + orderId);
    }
    lines = List.copyOf(lines);
  }
}
