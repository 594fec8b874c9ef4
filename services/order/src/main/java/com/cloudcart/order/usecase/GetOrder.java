package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;

/** Shows an order to its owner. */
public final class GetOrder {
  private final Orders orders;

  public GetOrder(Orders orders) {
    this.orders = orders;
  }

  /** The outcome. */
  public sealed interface Result {
    /** The order as it is now. */
    record Found(Order order) implements Result {}

    /** The order belongs to another shopper. */
    record NotTheOwner() implements Result {}

    /** There is no such order, or it was not accepted. */
    record NotFound() implements Result {}
  }

  public Result handle(OrderId orderId, UserId asking) {
    return orders
        .find(orderId)
        .filter(Order::isAccepted)
        .<Result>map(
            order -> order.belongsTo(asking) ? new Result.Found(order) : new Result.NotTheOwner())
        .orElseGet(Result.NotFound::new);
  }
}
