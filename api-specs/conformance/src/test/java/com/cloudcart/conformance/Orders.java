package com.cloudcart.conformance;

import com.cloudcart.generated.orders.OrdersApi;
import com.cloudcart.generated.orders.model.OrderItemModel;
import com.cloudcart.generated.orders.model.OrderModel;
import com.cloudcart.generated.orders.model.OrderPageModel;
import com.cloudcart.generated.orders.model.OrderStatusModel;
import com.cloudcart.generated.orders.model.PlaceOrderRequestModel;
import com.cloudcart.generated.orders.model.RequestInProgressModel;
import com.cloudcart.generated.orders.model.StatusChangeModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in its answers what it was called with. */
final class Orders implements OrdersApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03.456Z");

  @Override
  public PlaceOrderResponse placeOrder(
      PlaceOrderRequestModel body, @Nullable String idempotencyKey) {
    if ("running".equals(idempotencyKey)) {
      return new PlaceOrderResponse.Conflict(new RequestInProgressModel(), 2);
    }
    List<OrderItemModel> items =
        body.items().stream()
            .map(line -> OrderItemModel.of(line.productId(), line.quantity(), line.price()))
            .toList();
    Boolean replayed = "known".equals(idempotencyKey) ? true : null;
    return new PlaceOrderResponse.Created(
        order(body.userId(), items), "orders/the-order?userId=ann", replayed);
  }

  @Override
  public GetOrderResponse getOrder(String orderId, String userId) {
    return new GetOrderResponse.Ok(order(userId, List.of(item())));
  }

  @Override
  public ListOrdersResponse listOrders(String userId, Long limit, @Nullable String lastKey) {
    return new ListOrdersResponse.Ok(
        new OrderPageModel(List.of(order(userId, List.of(item()))), lastKey));
  }

  private static OrderItemModel item() {
    return OrderItemModel.of("p-1", 2, new BigDecimal("12.50"));
  }

  private static OrderModel order(String userId, List<OrderItemModel> items) {
    return OrderModel.of(
        "the-order",
        userId,
        items,
        BigDecimal.TEN,
        OrderStatusModel.PENDING,
        THEN,
        THEN,
        List.of(new StatusChangeModel(OrderStatusModel.PENDING, THEN)));
  }
}
