package com.cloudcart.conformance;

import com.cloudcart.generated.orders.OrdersApi;
import com.cloudcart.generated.orders.model.Order;
import com.cloudcart.generated.orders.model.OrderItem;
import com.cloudcart.generated.orders.model.OrderPage;
import com.cloudcart.generated.orders.model.OrderStatus;
import com.cloudcart.generated.orders.model.PlaceOrderRequest;
import com.cloudcart.generated.orders.model.RequestInProgress;
import com.cloudcart.generated.orders.model.StatusChange;
import com.cloudcart.kit.log.Correlation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in its answers what it was called with. */
final class Orders implements OrdersApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03.456Z");

  @Override
  public PlaceOrderResponse placeOrder(
      @Nullable String idempotencyKey, PlaceOrderRequest body, Correlation call) {
    if ("running".equals(idempotencyKey)) {
      return new PlaceOrderResponse.Conflict(new RequestInProgress(), 2);
    }
    List<OrderItem> items =
        body.items().stream()
            .map(line -> OrderItem.of(line.productId(), line.quantity(), line.price()))
            .toList();
    Boolean replayed = "known".equals(idempotencyKey) ? true : null;
    return new PlaceOrderResponse.Created(
        order(body.userId(), items), "orders/the-order?userId=ann", replayed);
  }

  @Override
  public GetOrderResponse getOrder(String orderId, String userId, Correlation call) {
    return new GetOrderResponse.Ok(order(userId, List.of(item())));
  }

  @Override
  public ListOrdersResponse listOrders(
      String userId, int limit, @Nullable String lastKey, Correlation call) {
    return new ListOrdersResponse.Ok(
        new OrderPage(List.of(order(userId, List.of(item()))), lastKey));
  }

  private static OrderItem item() {
    return OrderItem.of("p-1", 2, new BigDecimal("12.50"));
  }

  private static Order order(String userId, List<OrderItem> items) {
    return Order.of(
        "the-order",
        userId,
        items,
        BigDecimal.TEN,
        OrderStatus.PENDING,
        THEN,
        THEN,
        List.of(new StatusChange(OrderStatus.PENDING, THEN)));
  }
}
