package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.model.OrderItemModel;
import com.cloudcart.generated.orders.model.OrderModel;
import com.cloudcart.generated.orders.model.OrderStatusModel;
import com.cloudcart.generated.orders.model.PlaceOrderRequestModel;
import com.cloudcart.generated.orders.model.StatusChangeModel;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.usecase.PlaceOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts between the generated models and the domain. */
final class OrderModels {
  private OrderModels() {}

  static PlaceOrder.Command command(
      PlaceOrderRequestModel request, @Nullable String idempotencyKey) {
    UserId userId = new UserId(request.userId());
    IdempotencyKey key =
        idempotencyKey == null
            ? new IdempotencyKey.None()
            : IdempotencyKey.Named.of(userId, idempotencyKey);
    List<OrderLine> lines =
        request.items().stream()
            .map(line ->
                new OrderLine(
                    new ProductId(line.productId()), line.quantity(), new Money(line.price())))
            .toList();
    return new PlaceOrder.Command(userId, key, lines, Correlation.current().id());
  }

  static OrderModel of(Order order) {
    Ending ending = order.progress().ending();
    Ending.@Nullable Shipped shipped = ending instanceof Ending.Shipped it ? it : null;
    Ending.@Nullable Failed failed = ending instanceof Ending.Failed it ? it : null;
    return new OrderModel(
        order.orderId().value(),
        order.userId().value(),
        order.lines().lines().stream().map(OrderModels::item).toList(),
        order.total().amount(),
        status(order.status()),
        order.placement().createdAt(),
        order.progress().updatedAt(),
        shipped == null ? null : shipped.trackingId(),
        shipped == null ? null : shipped.shippedAt(),
        failed == null ? null : failed.reason(),
        order.progress().history().stream()
            .map(change -> new StatusChangeModel(status(change.status()), change.at()))
            .toList());
  }

  /** The answer as it is kept for the idempotency key: the same text that the shopper gets. */
  static String keptAnswer(Order order) {
    return ContractMapper.write(of(order));
  }

  /** Reads {@link #keptAnswer} back. The model writes the same text again. */
  static OrderModel ofKeptAnswer(String answer) {
    try {
      return ContractMapper.bind(ContractMapper.parse(answer), OrderModel.class);
    } catch (MalformedJson e) {
      throw new IllegalStateException("a kept answer is not an order", e);
    }
  }

  private static OrderItemModel item(OrderLine line) {
    return new OrderItemModel(
        line.productId().value(),
        line.quantity(),
        line.price().amount(),
        line.knownTitle().orElse(null));
  }

  private static OrderStatusModel status(OrderStatus status) {
    return switch (status) {
      case PENDING -> OrderStatusModel.PENDING;
      case PAID -> OrderStatusModel.PAID;
      case SHIPPED -> OrderStatusModel.SHIPPED;
      case FAILED -> OrderStatusModel.FAILED;
      case RESERVING, RELEASING ->
          throw new IllegalStateException("an order in status " + status + " is never shown");
    };
  }
}
