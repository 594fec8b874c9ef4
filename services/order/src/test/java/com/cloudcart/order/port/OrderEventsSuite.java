package com.cloudcart.order.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link OrderEvents} keeps, the fake as well as the queue. */
public abstract class OrderEventsSuite {
  private static final Instant NOW = TestTime.now();

  protected abstract OrderEvents events();

  /** The same, from now on without what it sends to. */
  protected abstract OrderEvents eventsThatAreAway();

  /** The next so many orders that a consumer is told of. */
  protected abstract List<OrderId> told(int orders);

  @Test
  void an_announced_order_reaches_its_consumer() {
    Order order = order();

    Sending sending = events().placed(order);

    assertThat(sending).isEqualTo(new Sending.Sent());
    assertThat(told(1)).containsExactly(order.orderId());
  }

  @Test
  void an_order_announced_again_reaches_it_again() {
    Order order = order();
    Sending first = events().placed(order);

    Sending second = events().placed(order);

    assertThat(List.of(first, second)).containsOnly(new Sending.Sent());
    assertThat(told(2)).containsExactly(order.orderId(), order.orderId());
  }

  @Test
  void what_cannot_be_sent_is_reported_not_thrown() {
    Sending sending = eventsThatAreAway().placed(order());

    assertThat(sending).isInstanceOf(Sending.NotSent.class);
  }

  private static Order order() {
    OrderLine mugs = new OrderLine(new ProductId("mug"), 3, new Money(new BigDecimal("0.1")));
    Placement placement =
        new Placement(new UserId("ann@example.com"), NOW, new RequestKey.None(), "corr-1");
    return Order.reserving(
            new OrderId(UUID.randomUUID().toString()), placement, new OrderLines(List.of(mugs)))
        .accepted(Map.of(), NOW.plusSeconds(1));
  }
}
