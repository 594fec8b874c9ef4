package com.cloudcart.contracttests.simulation;

import com.cloudcart.order.adapter.memory.InMemoryOrders;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Ending;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.Order.Progress;
import com.cloudcart.order.domain.Order.StatusChange;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.OrdersSuite;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The one table that all services share passes the port suite of each. */
class SharedTableTest {
  private final InMemoryOrders table = new InMemoryOrders();

  private void store(String orderId, String userId, List<OrderLine> lines, String status) {
    OrderStatus stored = OrderStatus.valueOf(status);
    Placement placement =
        new Placement(new UserId(userId), Instant.EPOCH, new IdempotencyKey.None(), "corr");
    List<StatusChange> history =
        stored.isAccepted() ? List.of(new StatusChange(stored, Instant.EPOCH)) : List.of();
    Ending ending =
        stored == OrderStatus.SHIPPED
            ? new Ending.Shipped("TRK-00000000", Instant.EPOCH)
            : new Ending.Open();
    table.put(
        new Order(
            new OrderId(orderId),
            placement,
            new OrderLines(lines),
            new Progress(stored, Instant.EPOCH, history, ending)));
  }

  @Nested
  class OfTheOrderService extends OrdersSuite {
    @Override
    protected Orders orders() {
      return table;
    }
  }

  @Nested
  class OfPayment implements com.cloudcart.payment.port.OrdersSuite {
    private final PaymentsTable orders = new PaymentsTable(table);

    @Override
    public com.cloudcart.payment.port.Orders orders() {
      return orders;
    }

    @Override
    public void given(com.cloudcart.payment.domain.Order order, String status) {
      List<OrderLine> lines =
          order.lines().stream()
              .map(line ->
                  new OrderLine(
                      new ProductId(line.productId().value()),
                      line.quantity(),
                      new Money(line.price().amount())))
              .toList();
      store(order.orderId().value(), order.userId().value(), lines, status);
    }
  }

  @Nested
  class OfShipment implements com.cloudcart.shipment.port.OrdersSuite {
    private final ShipmentsTable orders = new ShipmentsTable(table);

    @Override
    public com.cloudcart.shipment.port.Orders orders() {
      return orders;
    }

    @Override
    public void given(com.cloudcart.shipment.domain.OrderId orderId, String status) {
      OrderLine line = new OrderLine(new ProductId("mug"), 1, new Money(BigDecimal.ONE));
      store(orderId.value(), "ann", List.of(line), status);
    }
  }
}
