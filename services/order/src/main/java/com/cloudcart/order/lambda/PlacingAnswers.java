package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.OrdersApi.PlaceOrderResponse;
import com.cloudcart.generated.orders.model.ApiError;
import com.cloudcart.generated.orders.model.Order;
import com.cloudcart.generated.orders.model.OutOfStock;
import com.cloudcart.generated.orders.model.PriceChange;
import com.cloudcart.generated.orders.model.PriceChanged;
import com.cloudcart.generated.orders.model.RequestInProgress;
import com.cloudcart.generated.orders.model.UnavailableItem;
import com.cloudcart.generated.orders.model.UnavailableReason;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.Sending;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.Shortage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What came of placing an order, as an answer of the contract, a log line and a metric. */
final class PlacingAnswers {
  /** A dependency that is away is rarely back within a second. */
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Log log;
  private final Metrics metrics;

  PlacingAnswers(Log log, Metrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  PlaceOrderResponse answer(Result result) {
    return switch (result) {
      case Result.Placed placed -> placed(placed);
      case Result.Replayed replayed -> replayed(replayed);
      case Result.InsufficientStock shortage -> outOfStock(shortage);
      case Result.PriceChanged changed -> priceChanged(changed);
      case Result.Unavailable unavailable -> unavailable(unavailable);
      case Result.Invalid(var violations) ->
          new PlaceOrderResponse.BadRequest(new ApiError("The request is invalid", violations));
      case Result.KeyReused reused ->
          new PlaceOrderResponse.UnprocessableEntity(
              ApiError.of("This Idempotency-Key was used for a different request"));
      case Result.InProgress(var askAgain) ->
          new PlaceOrderResponse.Conflict(
              new RequestInProgress(), Math.toIntExact(askAgain.toSeconds()));
    };
  }

  private PlaceOrderResponse placed(Result.Placed placed) {
    Field orderId = Field.of("orderId", placed.orderId());
    if (placed.announced() instanceof Sending.NotSent(String reason)) {
      log.warn("order accepted, recovery will announce it", orderId, Field.of("reason", reason));
    } else {
      log.info("order accepted", orderId);
    }
    metrics.count("OrderPlaced", orderId);
    return created(placed.orderId(), placed.answer(), false);
  }

  private PlaceOrderResponse replayed(Result.Replayed replayed) {
    metrics.count("IdempotentReplay", Field.of("orderId", replayed.orderId()));
    return created(replayed.orderId(), replayed.answer(), true);
  }

  private static PlaceOrderResponse created(OrderId orderId, String answer, boolean again) {
    Order order = OrderModel.read(answer);
    String location =
        "orders/"
            + orderId
            + "?userId="
            + URLEncoder.encode(order.userId(), StandardCharsets.UTF_8);
    return new PlaceOrderResponse.Created(order, location, again ? Boolean.TRUE : null);
  }

  private PlaceOrderResponse outOfStock(Result.InsufficientStock result) {
    metrics.count("StockInsufficient");
    return new PlaceOrderResponse.Conflict(
        new OutOfStock(result.shortages().stream().map(PlacingAnswers::item).toList()));
  }

  private static UnavailableItem item(Shortage shortage) {
    return new UnavailableItem(
        shortage.line().productId().value(),
        shortage.line().quantity(),
        shortage.available(),
        switch (shortage.reason()) {
          case INSUFFICIENT_STOCK -> UnavailableReason.INSUFFICIENT_STOCK;
          case UNKNOWN_PRODUCT -> UnavailableReason.UNKNOWN_PRODUCT;
        });
  }

  private PlaceOrderResponse priceChanged(Result.PriceChanged result) {
    metrics.count("PriceChanged");
    return new PlaceOrderResponse.Conflict(
        new PriceChanged(
            result.changes().stream()
                .map(change ->
                    new PriceChange(
                        change.line().productId().value(),
                        change.line().price().amount(),
                        change.current().amount()))
                .toList()));
  }

  private PlaceOrderResponse unavailable(Result.Unavailable unavailable) {
    log.warn("order not placed", Field.of("reason", unavailable.reason()));
    return new PlaceOrderResponse.ServiceUnavailable(
        ApiError.of("The service is temporarily unavailable"), RETRY_AFTER_SECONDS);
  }
}
