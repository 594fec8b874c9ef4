package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.OrdersApi.PlaceOrderResponse;
import com.cloudcart.generated.orders.model.ApiErrorModel;
import com.cloudcart.generated.orders.model.OrderModel;
import com.cloudcart.generated.orders.model.OutOfStockModel;
import com.cloudcart.generated.orders.model.PriceChangeModel;
import com.cloudcart.generated.orders.model.PriceChangedModel;
import com.cloudcart.generated.orders.model.RequestInProgressModel;
import com.cloudcart.generated.orders.model.UnavailableItemModel;
import com.cloudcart.generated.orders.model.UnavailableReasonModel;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.port.OrderEvents.SendResult;
import com.cloudcart.order.usecase.PlaceOrder.PriceChange;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.PlaceOrder.Shortage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the result of placing an order into an answer of the contract, a log line and a metric. */
final class PlaceOrderAnswers {
  /** A dependency that is unavailable rarely recovers within a second. */
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Log log;
  private final Metrics metrics;

  PlaceOrderAnswers(Log log, Metrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  PlaceOrderResponse of(Result result) {
    return switch (result) {
      case Result.Placed placed -> placed(placed);
      case Result.Replayed replayed -> replayed(replayed);
      case Result.InsufficientStock shortage -> outOfStock(shortage);
      case Result.PriceChanged changed -> priceChanged(changed);
      case Result.Unavailable unavailable -> unavailable(unavailable);
      case Result.Invalid(var violations) ->
          new PlaceOrderResponse.BadRequest(
              new ApiErrorModel("The request is invalid", violations));
      case Result.KeyReused reused ->
          new PlaceOrderResponse.UnprocessableEntity(
              ApiErrorModel.of("This Idempotency-Key was used for a different request"));
      case Result.InProgress(var askAgain) ->
          new PlaceOrderResponse.Conflict(
              new RequestInProgressModel(), Math.toIntExact(askAgain.toSeconds()));
    };
  }

  private PlaceOrderResponse placed(Result.Placed placed) {
    Field orderId = Field.of("orderId", placed.order().orderId());
    if (placed.announcement() instanceof SendResult.NotSent(String reason)) {
      log.warn("order accepted, recovery will announce it", orderId, Field.of("reason", reason));
    } else {
      log.info("order accepted", orderId);
    }
    metrics.count("OrderPlaced", orderId);
    return created(OrderModels.of(placed.order()), null);
  }

  private PlaceOrderResponse replayed(Result.Replayed replayed) {
    metrics.count("IdempotentReplay", Field.of("orderId", replayed.orderId()));
    return created(OrderModels.ofKeptAnswer(replayed.answer()), Boolean.TRUE);
  }

  private static PlaceOrderResponse created(OrderModel order, @Nullable Boolean replayed) {
    String userId = URLEncoder.encode(order.userId(), StandardCharsets.UTF_8);
    String location = "orders/" + order.orderId() + "?userId=" + userId;
    return new PlaceOrderResponse.Created(order, location, replayed);
  }

  private PlaceOrderResponse outOfStock(Result.InsufficientStock result) {
    metrics.count("StockInsufficient");
    List<PriceChangeModel> priceChanges = priceChanges(result.priceChanges());
    return new PlaceOrderResponse.Conflict(
        new OutOfStockModel(
            result.shortages().stream().map(PlaceOrderAnswers::item).toList(),
            priceChanges.isEmpty() ? null : priceChanges),
        null);
  }

  private static UnavailableItemModel item(Shortage shortage) {
    return new UnavailableItemModel(
        shortage.line().productId().value(),
        shortage.line().quantity(),
        shortage.available(),
        switch (shortage.reason()) {
          case INSUFFICIENT_STOCK -> UnavailableReasonModel.INSUFFICIENT_STOCK;
          case UNKNOWN_PRODUCT -> UnavailableReasonModel.UNKNOWN_PRODUCT;
        });
  }

  private PlaceOrderResponse priceChanged(Result.PriceChanged result) {
    return new PlaceOrderResponse.Conflict(
        new PriceChangedModel(priceChanges(result.changes())), null);
  }

  private List<PriceChangeModel> priceChanges(List<PriceChange> changes) {
    if (!changes.isEmpty()) {
      metrics.count("PriceChanged");
    }
    return changes.stream()
        .map(change ->
            new PriceChangeModel(
                change.line().productId().value(),
                change.line().price().amount(),
                change.current().amount()))
        .toList();
  }

  private PlaceOrderResponse unavailable(Result.Unavailable unavailable) {
    log.warn("order not placed", Field.of("reason", unavailable.reason()));
    return new PlaceOrderResponse.ServiceUnavailable(
        ApiErrorModel.of("The service is temporarily unavailable"), RETRY_AFTER_SECONDS);
  }
}
