package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.OrdersApi;
import com.cloudcart.generated.orders.model.ApiError;
import com.cloudcart.generated.orders.model.NotTheOwner;
import com.cloudcart.generated.orders.model.OrderPage;
import com.cloudcart.generated.orders.model.PlaceOrderRequest;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.usecase.GetOrder;
import com.cloudcart.order.usecase.ListOrders;
import com.cloudcart.order.usecase.PlaceOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads each operation of {@code api-specs/orders.yaml} to its use case. */
final class OrderApiHandler implements OrdersApi {
  private final OrderUseCases useCases;
  private final PlacingAnswers answers;

  OrderApiHandler(OrderUseCases useCases, PlacingAnswers answers) {
    this.useCases = useCases;
    this.answers = answers;
  }

  @Override
  public PlaceOrderResponse placeOrder(
      @Nullable String idempotencyKey, PlaceOrderRequest body, Correlation call) {
    PlaceOrder.Command command = OrderModel.command(body, idempotencyKey, call.id());
    return answers.answer(useCases.placeOrder().place(command));
  }

  @Override
  public GetOrderResponse getOrder(String orderId, String userId, Correlation call) {
    return switch (useCases.getOrder().get(new OrderId(orderId), new UserId(userId))) {
      case GetOrder.Result.Found(var order) -> new GetOrderResponse.Ok(OrderModel.of(order));
      case GetOrder.Result.NotTheOwner other -> new GetOrderResponse.Forbidden(new NotTheOwner());
      case GetOrder.Result.NotFound none ->
          new GetOrderResponse.NotFound(ApiError.of("Order not found"));
    };
  }

  @Override
  public ListOrdersResponse listOrders(
      String userId, int limit, @Nullable String lastKey, Correlation call) {
    ListOrders.Command command =
        new ListOrders.Command(new UserId(userId), limit, Optional.ofNullable(lastKey));
    return switch (useCases.listOrders().list(command)) {
      case ListOrders.Result.Page(var orders, var nextKey) ->
          new ListOrdersResponse.Ok(
              new OrderPage(orders.stream().map(OrderModel::of).toList(), nextKey.orElse(null)));
      case ListOrders.Result.UnknownPageKey unknown ->
          new ListOrdersResponse.BadRequest(
              new ApiError(
                  "The request is invalid", List.of("lastKey: is not a nextKey of this list")));
    };
  }
}
