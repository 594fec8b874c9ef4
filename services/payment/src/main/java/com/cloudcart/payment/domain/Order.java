package com.cloudcart.payment.domain;

import java.util.List;

/** An accepted order: what is to be paid, and by whom. Its stock is reserved. */
public record Order(OrderId orderId, UserId userId, List<OrderLine> lines, Money totalAmount) {
  public Order {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order without lines: " + orderId);
    }
    lines = List.copyOf(lines);
  }
}
