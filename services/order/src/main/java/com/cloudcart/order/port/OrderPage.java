package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;
import java.util.List;

/** Some of a shopper's orders, newest first, and whether older ones follow. */
public record OrderPage(List<Order> orders, boolean more) {
  public OrderPage {
    orders = List.copyOf(orders);
  }
}
