package com.cloudcart.order.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.TestTime;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents.SendResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link OrderEvents} promises. The fake and the queue both pass. */
public abstract class OrderEventsSuite {
  private static final Instant NOW = TestTime.now();

  protected abstract OrderEvents events();

  /** The same adapter, but its queue is unavailable from now on. */
  protected abstract OrderEvents unavailableEvents();

  /** The orders of the next events that a consumer receives. */
  protected abstract List<OrderId> received(int orders);

  @Test
  void announced_order_reaches_its_consumer() {
    Order order = order();

    SendResult sending = events().placed(order);

    assertThat(sending).isEqualTo(new SendResult.Sent());
    assertThat(received(1)).containsExactly(order.orderId());
  }

  @Test
  void event_that_is_sent_again_reaches_its_consumer_again() {
    Order order = order();
    SendResult first = events().placed(order);

    SendResult second = events().placed(order);

    assertThat(List.of(first, second)).containsOnly(new SendResult.Sent());
    assertThat(received(2)).containsExactly(order.orderId(), order.orderId());
  }

  @Test
  void event_that_cannot_be_sent_is_reported_not_thrown() {
    SendResult sending = unavailableEvents().placed(order());

    assertThat(sending).isInstanceOf(SendResult.NotSent.class);
  }

  private static Order order() {
    OrderLine mugs = new OrderLine(new ProductId("mug"), 3, new Money(new BigDecimal("0.1")));
    Placement placement =
        new Placement(new UserId("ann@example.com"), NOW, new IdempotencyKey.None(), "corr-1");
    return Order.reserving(
            new OrderId(UUID.randomUUID().toString()), placement, new OrderLines(List.of(mugs)))
        .accepted(Map.of(), NOW.plusSeconds(1));
  }
}
