package com.cloudcart.payment.domain;

import java.util.List;
import java.util.UUID;

/** Orders for tests that need no other property than the id. */
public final class OrderMother {
  private OrderMother() {}

  /** An order of two lines with a new id. */
  public static Order order() {
    return order(UUID.randomUUID().toString());
  }

  /** An order of two lines: two mugs at 12.50, one bowl at 0.10. */
  public static Order order(String orderId) {
    return new Order(
        new OrderId(orderId),
        new UserId("ada@example.com"),
        List.of(line("mug", 2, "12.50"), line("bowl", 1, "0.10")),
        Money.of("25.10"));
  }

  private static OrderLine line(String productId, int quantity, String price) {
    return new OrderLine(new ProductId(productId), quantity, Money.of(price));
  }
}
