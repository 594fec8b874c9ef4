package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.OrdersApi;
import com.cloudcart.generated.orders.model.ApiErrorModel;
import com.cloudcart.generated.orders.model.NotTheOwnerModel;
import com.cloudcart.generated.orders.model.NotTheOwnerSentenceModel;
import com.cloudcart.generated.orders.model.OrderPageModel;
import com.cloudcart.generated.orders.model.PlaceOrderRequestModel;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.usecase.GetOrder;
import com.cloudcart.order.usecase.ListOrders;
import com.cloudcart.order.usecase.PlaceOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dispatches each operation of {@code api-specs/orders.yaml} to its use case. */
final class OrderApiHandler implements OrdersApi {
  private final PlaceOrder placeOrder;
  private final PlaceOrderAnswers placeOrderAnswers;
  private final GetOrder getOrder;
  private final ListOrders listOrders;

  OrderApiHandler(
      PlaceOrder placeOrder,
      PlaceOrderAnswers placeOrderAnswers,
      GetOrder getOrder,
      ListOrders listOrders) {
    this.placeOrder = placeOrder;
    this.placeOrderAnswers = placeOrderAnswers;
    this.getOrder = getOrder;
    this.listOrders = listOrders;
  }

  @Override
  public PlaceOrderResponse placeOrder(
      PlaceOrderRequestModel body, @Nullable String idempotencyKey) {
    return placeOrderAnswers.of(placeOrder.handle(OrderModels.command(body, idempotencyKey)));
  }

  @Override
  public GetOrderResponse getOrder(String orderId, String userId) {
    return switch (getOrder.handle(new OrderId(orderId), new UserId(userId))) {
      case GetOrder.Result.Found(var order) -> new GetOrderResponse.Ok(OrderModels.of(order));
      case GetOrder.Result.NotTheOwner other ->
          new GetOrderResponse.Forbidden(
              new NotTheOwnerModel(NotTheOwnerSentenceModel.THIS_ORDER_BELONGS_TO_ANOTHER_USER));
      case GetOrder.Result.NotFound none ->
          new GetOrderResponse.NotFound(ApiErrorModel.of("Order not found"));
    };
  }

  @Override
  public ListOrdersResponse listOrders(String userId, Long limit, @Nullable String lastKey) {
    ListOrders.Command command =
        new ListOrders.Command(new UserId(userId), limit.intValue(), Optional.ofNullable(lastKey));
    return switch (listOrders.handle(command)) {
      case ListOrders.Result.Page(var orders, var nextKey) ->
          new ListOrdersResponse.Ok(
              new OrderPageModel(
                  orders.stream().map(OrderModels::of).toList(), nextKey.orElse(null)));
      case ListOrders.Result.UnknownPageKey unknown ->
          new ListOrdersResponse.BadRequest(
              new ApiErrorModel(
                  "The request is invalid", List.of("lastKey: is not a nextKey of this list")));
    };
  }
}
