package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;

/** Shows an order to the shopper whose order it is. */
public final class GetOrder {
  private final Orders orders;

  public GetOrder(Orders orders) {
    this.orders = orders;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The order as it is now. */
    record Found(Order order) implements Result {}

    /** It is somebody else's. */
    record NotTheOwner() implements Result {}

    /** There is none, or none that was accepted. */
    record NotFound() implements Result {}
  }

  /** Finds an accepted order. */
  public Result handle(OrderId orderId, UserId asking) {
    return orders
        .find(orderId)
        .filter(Order::isAccepted)
        .<Result>map(
            order -> order.belongsTo(asking) ? new Result.Found(order) : new Result.NotTheOwner())
        .orElseGet(Result.NotFound::new);
  }
}
