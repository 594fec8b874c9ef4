package com.cloudcart.contracttests.simulation;

import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.Order.Progress;
import com.cloudcart.order.domain.Order.StatusChange;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Money;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.domain.ProductId;
import com.cloudcart.payment.domain.UserId;
import com.cloudcart.payment.port.Orders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders table of the order service as payment sees it. Each call is one moment. */
final class PaymentsTable implements Orders {
  private final InMemoryOrders table;

  PaymentsTable(InMemoryOrders table) {
    this.table = table;
  }

  @Override
  public synchronized Settlement settle(OrderId orderId, Payment payment) {
    Optional<com.cloudcart.order.domain.Order> stored =
        table.find(new com.cloudcart.order.domain.OrderId(orderId.value()));
    if (stored.isEmpty()) {
      return new Settlement.Unknown();
    }
    com.cloudcart.order.domain.Order order = stored.get();
    if (order.status() != OrderStatus.PENDING) {
      return settlement(order, Delivery.REPEATED);
    }
    com.cloudcart.order.domain.Order settled = settled(order, payment);
    table.put(settled);
    table.markProcessed(settled.orderId());
    return settlement(settled, Delivery.FIRST);
  }

  private static com.cloudcart.order.domain.Order settled(
      com.cloudcart.order.domain.Order order, Payment payment) {
    Instant at = payment.at().truncatedTo(ChronoUnit.MILLIS);
    Progress progress =
        switch (payment) {
          case Payment.Approved approved ->
              progress(order, OrderStatus.PAID, at, new Ending.Open());
          case Payment.Declined declined ->
              progress(order, OrderStatus.FAILED, at, new Ending.Failed(declined.reason()));
        };
    return new com.cloudcart.order.domain.Order(
        order.orderId(), order.placement(), order.lines(), progress);
  }

  static Progress progress(
      com.cloudcart.order.domain.Order order, OrderStatus status, Instant at, Ending ending) {
    List<StatusChange> history = new ArrayList<>(order.progress().history());
    history.add(new StatusChange(status, at));
    return new Progress(status, at, history, ending);
  }

  private static Settlement settlement(com.cloudcart.order.domain.Order order, Delivery delivery) {
    return switch (order.status()) {
      case PAID -> new Settlement.Paid(view(order), paidAt(order), delivery);
      case FAILED -> new Settlement.Declined(view(order), delivery);
      case SHIPPED -> new Settlement.Shipped();
      case RESERVING, RELEASING, PENDING -> new Settlement.NotAccepted(order.status().name());
    };
  }

  private static Instant paidAt(com.cloudcart.order.domain.Order order) {
    return order.progress().history().stream()
        .filter(change -> change.status() == OrderStatus.PAID)
        .map(StatusChange::at)
        .findFirst()
        .orElseThrow();
  }

  private static Order view(com.cloudcart.order.domain.Order order) {
    return new Order(
        new OrderId(order.orderId().value()),
        new UserId(order.userId().value()),
        order.lines().lines().stream()
            .map(line ->
                new OrderLine(
                    new ProductId(line.productId().value()),
                    line.quantity(),
                    new Money(line.price().amount())))
            .toList(),
        new Money(order.total().amount()));
  }
}
