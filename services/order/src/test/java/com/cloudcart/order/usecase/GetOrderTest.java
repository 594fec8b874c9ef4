package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.BOB;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.mugs;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.port.Terms;
import com.cloudcart.order.usecase.GetOrder.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetOrderTest {
  private final Shop shop = new Shop();
  private final GetOrder getOrder = new GetOrder(shop.orders);

  @Test
  void shows_an_order_to_its_owner() {
    shop.placeOrder().handle(annWants(mugs(2)));

    Result result = getOrder.handle(new OrderId("order-1"), ANN);

    assertThat(result).isEqualTo(new Result.Found(shop.accepted().getFirst()));
  }

  @Test
  void shows_an_order_to_nobody_else() {
    shop.placeOrder().handle(annWants(mugs(2)));

    assertThat(getOrder.handle(new OrderId("order-1"), BOB)).isEqualTo(new Result.NotTheOwner());
  }

  @Test
  void does_not_know_an_order_that_nobody_placed() {
    assertThat(getOrder.handle(new OrderId("none"), ANN)).isEqualTo(new Result.NotFound());
  }

  @Test
  void does_not_show_an_order_before_it_is_accepted() {
    Order reserving =
        Order.reserving(
            new OrderId("half"),
            new Placement(ANN, shop.clock.instant(), new RequestKey.None(), "c"),
            OrderLines.merging(List.of(mugs(1))));
    shop.orders.open(reserving, Terms.from(shop.clock.instant(), Shop.LEASE, Duration.ofHours(24)));

    assertThat(getOrder.handle(new OrderId("half"), ANN)).isEqualTo(new Result.NotFound());
    assertThat(getOrder.handle(new OrderId("half"), BOB)).isEqualTo(new Result.NotFound());
  }
}
