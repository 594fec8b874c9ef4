package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.MUG;
import static com.cloudcart.order.usecase.Shop.MUGS;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.mugs;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.Terms;
import com.cloudcart.order.usecase.RecoverOrders.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoverOrdersTest {
  private static final OrderId DEAD = new OrderId("dead");

  private final Shop shop = new Shop();

  @Test
  void takes_back_an_order_whose_process_died() {
    leaveBehind(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));

    List<Outcome> outcomes = shop.recovery().recover();

    assertThat(outcomes).containsExactly(new Outcome.Released(DEAD, "corr-0"));
    assertThat(shop.stock.stockOf(MUG)).isEqualTo(MUGS);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void leaves_a_young_order_alone() {
    leaveBehind(DEAD);
    shop.clock.advance(Duration.ofSeconds(119));

    assertThat(shop.recovery().recover()).isEmpty();
    assertThat(shop.orders.all()).hasSize(1);
  }

  @Test
  void tells_the_others_again_of_an_order_that_payment_has_not_taken_up() {
    shop.placeOrder().handle(annWants(mugs(1)));
    shop.clock.advance(Duration.ofSeconds(60));

    List<Outcome> outcomes = shop.recovery().recover();

    OrderId id = new OrderId("order-1");
    assertThat(outcomes).containsExactly(new Outcome.Announced(id, "corr-1"));
    assertThat(shop.events.announced()).containsExactly(id, id);
    assertThat(shop.recovery().recover()).as("its next turn comes later").isEmpty();
  }

  @Test
  void leaves_an_order_alone_that_payment_has_taken_up() {
    shop.placeOrder().handle(annWants(mugs(1)));
    shop.orders.takeUp(new OrderId("order-1"));
    shop.clock.advance(Duration.ofHours(1));

    assertThat(shop.recovery().recover()).isEmpty();
  }

  @Test
  void keeps_an_order_while_the_catalog_may_hold_stock_for_it() {
    leaveBehind(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    Faults away =
        call -> call.method().equals("release") ? new Release.Unanswered("away") : call.proceed();
    StockReservations catalog = away.on(StockReservations.class, shop.stock);

    List<Outcome> outcomes = shop.recovery(shop.orders, catalog, shop.events).recover();

    assertThat(outcomes).singleElement().isInstanceOf(Outcome.Postponed.class);
    assertThat(shop.recovery().recover()).as("its next turn comes later").isEmpty();
    shop.clock.advance(Duration.ofMinutes(2));
    shop.recovery().recover();
    shop.assertNothingHalfDone();
    assertThat(shop.orders.all()).isEmpty();
  }

  @Test
  void helps_the_others_when_one_order_cannot_be_read() {
    leaveBehind(new OrderId("unreadable"));
    shop.clock.advance(Duration.ofSeconds(1));
    leaveBehind(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    Faults unreadable =
        call -> {
          if (call.method().equals("find") && call.proceed().toString().contains("unread")) {
            throw new IllegalStateException("an item of another shape");
          }
          return call.proceed();
        };
    Orders orders = unreadable.on(Orders.class, shop.orders);

    List<Outcome> outcomes = shop.recovery(orders, shop.stock, shop.events).recover();

    assertThat(outcomes)
        .containsExactly(
            new Outcome.Postponed(
                new OrderId("unreadable"),
                "java.lang.IllegalStateException: an item of another shape"),
            new Outcome.Released(DEAD, "corr-0"));
  }

  @Test
  void does_a_bounded_number_those_first_that_have_waited_longest() {
    for (int i = 10; i < 40; i++) {
      leaveBehind(new OrderId("dead-" + i));
      shop.clock.advance(Duration.ofMillis(5));
    }
    shop.clock.advance(Duration.ofMinutes(2));

    List<Outcome> outcomes = shop.recovery().recover();

    assertThat(outcomes).hasSize(25);
    assertThat(outcomes.getFirst().orderId()).isEqualTo(new OrderId("dead-10"));
    assertThat(outcomes.getLast().orderId()).isEqualTo(new OrderId("dead-34"));
  }

  @Test
  void stops_in_time_when_the_catalog_is_slow() {
    leaveBehind(DEAD);
    leaveBehind(new OrderId("dead-too"));
    shop.clock.advance(Duration.ofMinutes(2));
    Faults slow =
        call -> {
          shop.clock.advance(Duration.ofSeconds(36));
          return call.proceed();
        };
    StockReservations catalog = slow.on(StockReservations.class, shop.stock);

    assertThat(shop.recovery(shop.orders, catalog, shop.events).recover()).hasSize(1);
  }

  @Test
  void does_no_harm_when_it_runs_twice_at_once() {
    leaveBehind(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    Faults meanwhile =
        call -> {
          if (call.method().equals("release")) {
            shop.recovery().recover();
          }
          return call.proceed();
        };
    StockReservations catalog = meanwhile.on(StockReservations.class, shop.stock);

    shop.recovery(shop.orders, catalog, shop.events).recover();

    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  private void leaveBehind(OrderId orderId) {
    Order order =
        Order.reserving(
            orderId,
            new Placement(
                ANN, shop.clock.instant(), RequestKey.Named.of(ANN, "k-" + orderId), "corr-0"),
            OrderLines.merging(List.of(mugs(1))));
    shop.orders.open(order, Terms.from(shop.clock.instant(), Shop.LEASE, Duration.ofHours(24)));
    shop.stock.reserve(orderId, mugs(1), shop.clock.instant());
  }
}
