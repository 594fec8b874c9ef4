package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.MUG;
import static com.cloudcart.order.usecase.Shop.MUGS;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.mugs;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.Faults.Step;
import com.cloudcart.order.usecase.RecoverOrder.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoverOrdersTest {
  private static final OrderId DEAD = new OrderId("dead");

  private final Shop shop = new Shop();

  @Test
  void order_of_a_dead_process_is_undone() {
    openAndDie(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));

    List<Outcome> outcomes = shop.recovery().handle();

    assertThat(outcomes).containsExactly(new Outcome.Released(DEAD, "corr-0"));
    assertThat(shop.stock.stockOf(MUG)).isEqualTo(MUGS);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void young_order_is_not_recovered() {
    openAndDie(DEAD);
    shop.clock.advance(Duration.ofSeconds(119));

    assertThat(shop.recovery().handle()).isEmpty();
    assertThat(shop.orders.all()).hasSize(1);
  }

  @Test
  void event_of_an_order_that_payment_has_not_processed_is_sent_again() {
    shop.placeOrder().handle(annWants(mugs(1)));
    shop.clock.advance(Duration.ofSeconds(60));

    List<Outcome> outcomes = shop.recovery().handle();

    OrderId id = new OrderId("order-1");
    assertThat(outcomes).containsExactly(new Outcome.Announced(id, "corr-1"));
    assertThat(shop.events.announced()).containsExactly(id, id);
    assertThat(shop.recovery().handle()).as("its next turn comes later").isEmpty();
  }

  @Test
  void order_that_payment_has_processed_is_not_recovered() {
    shop.placeOrder().handle(annWants(mugs(1)));
    shop.orders.markProcessed(new OrderId("order-1"));
    shop.clock.advance(Duration.ofHours(1));

    assertThat(shop.recovery().handle()).isEmpty();
  }

  @Test
  void order_is_kept_while_the_catalog_may_hold_stock_for_it() {
    openAndDie(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    StockReservations catalog = Faults.at(Step.RELEASE, Faults.Call::loseAnswer).in(shop.stock);

    List<Outcome> outcomes = shop.recovery(shop.orders, catalog, shop.events).handle();

    assertThat(outcomes).singleElement().isInstanceOf(Outcome.Postponed.class);
    assertThat(shop.recovery().handle()).as("its next turn comes later").isEmpty();
    shop.clock.advance(Duration.ofMinutes(2));
    shop.recovery().handle();
    shop.assertNothingHalfDone();
    assertThat(shop.orders.all()).isEmpty();
  }

  @Test
  void other_orders_are_recovered_when_one_order_cannot_be_read() {
    openAndDie(new OrderId("unreadable"));
    shop.clock.advance(Duration.ofSeconds(1));
    openAndDie(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    Faults unreadable =
        Faults.at(
            Step.FIND,
            call -> {
              call.proceed();
              if (call.result().toString().contains("unread")) {
                throw new IllegalStateException("an item of another shape");
              }
            });
    Orders orders = unreadable.in(shop.orders);

    List<Outcome> outcomes = shop.recovery(orders, shop.stock, shop.events).handle();

    assertThat(outcomes)
        .containsExactly(
            new Outcome.Postponed(
                new OrderId("unreadable"),
                "java.lang.IllegalStateException: an item of another shape"),
            new Outcome.Released(DEAD, "corr-0"));
  }

  @Test
  void run_recovers_a_limited_number_of_orders_longest_waiting_first() {
    for (int i = 10; i < 40; i++) {
      openAndDie(new OrderId("dead-" + i));
      shop.clock.advance(Duration.ofMillis(5));
    }
    shop.clock.advance(Duration.ofMinutes(2));

    List<Outcome> outcomes = shop.recovery().handle();

    assertThat(outcomes).hasSize(25);
    assertThat(outcomes.getFirst().orderId()).isEqualTo(new OrderId("dead-10"));
    assertThat(outcomes.getLast().orderId()).isEqualTo(new OrderId("dead-34"));
  }

  @Test
  void run_stops_in_time_when_the_catalog_is_slow() {
    openAndDie(DEAD);
    openAndDie(new OrderId("dead-too"));
    shop.clock.advance(Duration.ofMinutes(2));
    Faults slow =
        call -> {
          shop.clock.advance(Duration.ofSeconds(36));
          call.proceed();
        };
    StockReservations catalog = slow.in(shop.stock);

    assertThat(shop.recovery(shop.orders, catalog, shop.events).handle()).hasSize(1);
  }

  @Test
  void two_runs_at_the_same_time_do_no_harm() {
    openAndDie(DEAD);
    shop.clock.advance(Duration.ofMinutes(2));
    Faults meanwhile =
        Faults.at(
            Step.RELEASE,
            call -> {
              shop.recovery().handle();
              call.proceed();
            });
    StockReservations catalog = meanwhile.in(shop.stock);

    shop.recovery(shop.orders, catalog, shop.events).handle();

    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "PAID", "FAILED"})
  void event_of_an_accepted_order_is_sent_again_on_request(OrderStatus status) {
    Order order = placed(status);

    Outcome outcome = shop.recoverOrder().onRequest(order);

    assertThat(outcome).isEqualTo(new Outcome.Announced(order.orderId(), "corr-1"));
    assertThat(shop.events.announced()).containsExactly(order.orderId(), order.orderId());
  }

  @Test
  void shipped_order_needs_no_recovery_on_request() {
    Order order = placed(OrderStatus.SHIPPED);

    assertThat(shop.recoverOrder().onRequest(order))
        .isEqualTo(new Outcome.Settled(order.orderId()));
    assertThat(shop.events.announced()).containsExactly(order.orderId());
  }

  @Test
  void young_order_is_undone_on_request() {
    openAndDie(DEAD);

    Outcome outcome = shop.recoverOrder().onRequest(shop.orders.find(DEAD).orElseThrow());

    assertThat(outcome).isEqualTo(new Outcome.Released(DEAD, "corr-0"));
    shop.assertNothingHalfDone();
  }

  private Order placed(OrderStatus status) {
    shop.placeOrder().handle(annWants(mugs(1)));
    Order order = shop.accepted().getFirst();
    Order.Progress before = order.progress();
    return new Order(
        order.orderId(),
        order.placement(),
        order.lines(),
        new Order.Progress(status, before.updatedAt(), before.history(), before.ending()));
  }

  private void openAndDie(OrderId orderId) {
    Order order =
        Order.reserving(
            orderId,
            new Placement(
                ANN, shop.clock.instant(), IdempotencyKey.Named.of(ANN, "k-" + orderId), "corr-0"),
            OrderLines.merging(List.of(mugs(1))));
    shop.orders.open(
        order, ClaimTimes.from(shop.clock.instant(), Shop.LEASE, Duration.ofHours(24)));
    shop.stock.reserve(orderId, mugs(1), shop.clock.instant());
  }
}
