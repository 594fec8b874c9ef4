package com.cloudcart.order.lambda;

import com.cloudcart.generated.orders.model.Order;
import com.cloudcart.generated.orders.model.OrderItem;
import com.cloudcart.generated.orders.model.OrderStatus;
import com.cloudcart.generated.orders.model.PlaceOrderRequest;
import com.cloudcart.generated.orders.model.StatusChange;
import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.kit.json.Reading;
import com.cloudcart.order.domain.Ending;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.usecase.PlaceOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders between the wire and the domain. */
final class OrderModel {
  private OrderModel() {}

  static PlaceOrder.Command command(
      PlaceOrderRequest request, @Nullable String idempotencyKey, String correlationId) {
    UserId userId = new UserId(request.userId());
    RequestKey key =
        idempotencyKey == null
            ? new RequestKey.None()
            : RequestKey.Named.of(userId, idempotencyKey);
    List<OrderLine> lines =
        request.items().stream()
            .map(line ->
                new OrderLine(
                    new ProductId(line.productId()), line.quantity(), new Money(line.price())))
            .toList();
    return new PlaceOrder.Command(userId, key, lines, correlationId);
  }

  static Order of(com.cloudcart.order.domain.Order order) {
    Ending ending = order.progress().ending();
    Ending.@Nullable Shipped shipped = ending instanceof Ending.Shipped it ? it : null;
    Ending.@Nullable Failed failed = ending instanceof Ending.Failed it ? it : null;
    return new Order(
        order.orderId().value(),
        order.userId().value(),
        order.lines().lines().stream().map(OrderModel::item).toList(),
        order.total().amount(),
        status(order.status()),
        order.placement().createdAt(),
        order.progress().updatedAt(),
        order.progress().history().stream()
            .map(change -> new StatusChange(status(change.status()), change.at()))
            .toList(),
        shipped == null ? null : shipped.trackingId(),
        shipped == null ? null : shipped.shippedAt(),
        failed == null ? null : failed.reason());
  }

  /** The answer as it goes out, and as it is kept: one model has one text only. */
  static String text(com.cloudcart.order.domain.Order order) {
    return JsonWriter.text(of(order));
  }

  /** An answer that was kept. */
  static Order read(String answer) {
    Reading reading = Reading.ofResponse();
    Order order = reading.body(answer, Order.rule());
    if (order == null) {
      throw new IllegalStateException("an answer that was kept is broken: " + reading.violations());
    }
    return order;
  }

  private static OrderItem item(OrderLine line) {
    return new OrderItem(
        line.productId().value(),
        line.quantity(),
        line.price().amount(),
        line.knownTitle().orElse(null));
  }

  private static OrderStatus status(com.cloudcart.order.domain.OrderStatus status) {
    return switch (status) {
      case PENDING -> OrderStatus.PENDING;
      case PAID -> OrderStatus.PAID;
      case SHIPPED -> OrderStatus.SHIPPED;
      case FAILED -> OrderStatus.FAILED;
      case RESERVING, RELEASING ->
          throw new IllegalStateException("an order in " + status + " is never shown");
    };
  }
}
