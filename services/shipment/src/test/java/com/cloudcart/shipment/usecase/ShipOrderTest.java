package com.cloudcart.shipment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.shipment.adapter.memory.InMemoryOrders;
import com.cloudcart.shipment.domain.Delivery;
import com.cloudcart.shipment.domain.OrderId;
import com.cloudcart.shipment.domain.TrackingId;
import com.cloudcart.shipment.usecase.ShipOrder.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipOrderTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final OrderId ORDER = new OrderId("o-1");

  private final InMemoryOrders orders = new InMemoryOrders();
  private int drawn;
  private final ShipOrder shipOrder = new ShipOrder(orders, this::next, NOON);

  @Test
  void paid_order_is_shipped_with_a_new_tracking_id() {
    orders.put(ORDER, "PAID");

    assertThat(shipOrder.handle(ORDER))
        .isEqualTo(new Result.Shipped(TrackingId.of("00000001"), Delivery.FIRST));
  }

  @Test
  void order_keeps_its_first_tracking_id_when_it_is_delivered_again() {
    orders.put(ORDER, "PAID");
    shipOrder.handle(ORDER);

    assertThat(shipOrder.handle(ORDER))
        .isEqualTo(new Result.Shipped(TrackingId.of("00000001"), Delivery.REPEATED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "FAILED"})
  void order_that_is_not_paid_is_not_ready(String status) {
    orders.put(ORDER, status);

    assertThat(shipOrder.handle(ORDER)).isEqualTo(new Result.NotReady("its status is " + status));
  }

  @Test
  void unknown_order_is_not_ready() {
    assertThat(shipOrder.handle(ORDER)).isEqualTo(new Result.NotReady("there is no such order"));
  }

  private TrackingId next() {
    drawn++;
    return TrackingId.of("0000000" + drawn);
  }
}
