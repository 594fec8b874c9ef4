package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.BOB;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.mugs;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.usecase.GetOrder.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetOrderTest {
  private final Shop shop = new Shop();
  private final GetOrder getOrder = new GetOrder(shop.orders);

  @Test
  void order_is_shown_to_its_owner() {
    shop.placeOrder().handle(annWants(mugs(2)));

    Result result = getOrder.handle(new OrderId("order-1"), ANN);

    assertThat(result).isEqualTo(new Result.Found(shop.accepted().getFirst()));
  }

  @Test
  void order_is_not_shown_to_another_shopper() {
    shop.placeOrder().handle(annWants(mugs(2)));

    assertThat(getOrder.handle(new OrderId("order-1"), BOB)).isEqualTo(new Result.NotTheOwner());
  }

  @Test
  void order_that_was_never_placed_is_not_found() {
    assertThat(getOrder.handle(new OrderId("none"), ANN)).isEqualTo(new Result.NotFound());
  }

  @Test
  void order_is_not_shown_before_it_is_accepted() {
    Order reserving =
        Order.reserving(
            new OrderId("half"),
            new Placement(ANN, shop.clock.instant(), new IdempotencyKey.None(), "c"),
            OrderLines.merging(List.of(mugs(1))));
    shop.orders.open(
        reserving, ClaimTimes.from(shop.clock.instant(), Shop.LEASE, Duration.ofHours(24)));

    assertThat(getOrder.handle(new OrderId("half"), ANN)).isEqualTo(new Result.NotFound());
    assertThat(getOrder.handle(new OrderId("half"), BOB)).isEqualTo(new Result.NotFound());
  }
}
