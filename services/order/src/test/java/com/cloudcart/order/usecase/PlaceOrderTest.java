package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.ANN;
import static com.cloudcart.order.usecase.Shop.BOB;
import static com.cloudcart.order.usecase.Shop.LEASE;
import static com.cloudcart.order.usecase.Shop.MUG;
import static com.cloudcart.order.usecase.Shop.MUGS;
import static com.cloudcart.order.usecase.Shop.TEA;
import static com.cloudcart.order.usecase.Shop.TEAS;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.annWantsWithKey;
import static com.cloudcart.order.usecase.Shop.money;
import static com.cloudcart.order.usecase.Shop.mugs;
import static com.cloudcart.order.usecase.Shop.teas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.port.Acceptance;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.Reservation;
import com.cloudcart.order.port.Sending;
import com.cloudcart.order.port.Sight;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.Terms;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.Shortage.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
  private final Shop shop = new Shop();
  private final PlaceOrder placeOrder = shop.placeOrder();

  @Test
  void accepts_an_order_and_takes_its_stock_and_tells_the_others() {
    Result result = placeOrder.handle(annWants(mugs(2), teas(1)));

    OrderId id = new OrderId("order-1");
    assertThat(shop.accepted())
        .singleElement()
        .extracting(Order::orderId, Order::total, Order::status)
        .containsExactly(id, money("28.00"), OrderStatus.PENDING);
    assertThat(result).isEqualTo(new Result.Placed(shop.accepted().getFirst(), new Sending.Sent()));
    assertThat(shop.events.announced()).containsExactly(id);
    shop.assertNothingHalfDone();
  }

  @Test
  void keeps_the_catalogs_titles() {
    placeOrder.handle(annWants(mugs(2)));

    assertThat(shop.accepted().getFirst().lines().lines().getFirst().knownTitle())
        .contains("Title of mug");
  }

  @Test
  void merges_lines_of_one_product() {
    placeOrder.handle(annWants(mugs(2), teas(1), mugs(3)));

    assertThat(shop.accepted().getFirst().lines().lines())
        .extracting(OrderLine::productId, OrderLine::quantity)
        .containsExactly(tuple(MUG, 5), tuple(TEA, 1));
  }

  @Test
  void refuses_lines_of_one_product_with_two_prices() {
    Result result = placeOrder.handle(annWants(mugs(2), new OrderLine(MUG, 1, money("12.51"))));

    assertThat(result)
        .isEqualTo(
            new Result.Invalid(
                List.of("items[1].price: differs from another line of the same product")));
    shop.assertNothingHalfDone();
  }

  @Test
  void refuses_more_pieces_of_one_product_than_the_catalog_reserves_at_once() {
    Result result = placeOrder.handle(annWants(mugs(1_000_000), mugs(1)));

    assertThat(result).isInstanceOf(Result.Invalid.class);
  }

  @Test
  void releases_earlier_lines_when_a_later_one_is_out_of_stock() {
    Result result = placeOrder.handle(annWants(mugs(2), teas(TEAS + 1)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(teas(TEAS + 1), TEAS, Reason.INSUFFICIENT_STOCK))));
    assertThat(shop.orders.all()).isEmpty();
    assertThat(shop.events.announced()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void names_all_lines_that_cannot_be_had() {
    OrderLine unknown = new OrderLine(new ProductId("nothing"), 1, money("1"));

    Result result = placeOrder.handle(annWants(mugs(MUGS + 1), unknown, teas(TEAS + 2)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(
                    new Shortage(mugs(MUGS + 1), MUGS, Reason.INSUFFICIENT_STOCK),
                    new Shortage(unknown, 0, Reason.UNKNOWN_PRODUCT),
                    new Shortage(teas(TEAS + 2), TEAS, Reason.INSUFFICIENT_STOCK))));
    shop.assertNothingHalfDone();
  }

  @Test
  void names_all_prices_that_changed_and_reserves_nothing() {
    shop.stock.with(MUG, money("13"), MUGS).with(TEA, money("2.99"), TEAS);

    Result result = placeOrder.handle(annWants(mugs(1), teas(1)));

    assertThat(result)
        .isEqualTo(
            new Result.PriceChanged(
                List.of(
                    new PriceChange(mugs(1), money("13")),
                    new PriceChange(teas(1), money("2.99")))));
    shop.assertNothingHalfDone();
  }

  @Test
  void an_unknown_product_is_named_also_when_it_is_the_only_line() {
    OrderLine unknown = new OrderLine(new ProductId("nothing"), 1, money("1"));

    Result result = placeOrder.handle(annWants(unknown));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(unknown, 0, Reason.UNKNOWN_PRODUCT))));
    shop.assertNothingHalfDone();
  }

  @Test
  void the_last_pieces_of_a_product_are_not_named_as_a_shortage() {
    Result result = placeOrder.handle(annWants(mugs(MUGS + 1), teas(TEAS)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(mugs(MUGS + 1), MUGS, Reason.INSUFFICIENT_STOCK))));
  }

  @Test
  void a_line_whose_price_is_the_same_is_not_named_beside_one_whose_price_changed() {
    shop.stock.with(MUG, money("13"), MUGS);

    Result result = placeOrder.handle(annWants(mugs(1), teas(1)));

    assertThat(result)
        .isEqualTo(new Result.PriceChanged(List.of(new PriceChange(mugs(1), money("13")))));
  }

  @Test
  void an_order_whose_stock_was_released_meanwhile_is_not_accepted() {
    shop.stock.release(new OrderId("order-1"), teas(1), shop.clock.instant());

    Result result = placeOrder.handle(annWants(mugs(2), teas(1)));

    assertThat(result).isInstanceOf(Result.Unavailable.class);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void a_catalog_that_does_not_answer_is_unavailable_whatever_the_other_lines_are() {
    StockReservations forgetful = new Forgetful(shop.stock, MUG);

    Result result =
        shop.placeOrder(shop.orders, forgetful, shop.events)
            .handle(annWants(mugs(2), teas(TEAS + 1)));

    assertThat(result).isEqualTo(new Result.Unavailable("no answer"));
    shop.assertNothingHalfDone();
  }

  @Test
  void a_catalog_that_stops_answering_is_waited_for_once() {
    Duration patience = Duration.ofSeconds(2);
    Faults silent =
        call -> {
          if (!call.method().equals("look")) {
            return call.proceed();
          }
          shop.clock.advance(patience);
          return new Sight.Unanswered("silent");
        };
    StockReservations catalog = silent.on(StockReservations.class, shop.stock);
    OrderLine cup = new OrderLine(new ProductId("cup"), 1, money("1"));
    Instant begun = shop.clock.instant();

    shop.placeOrder(shop.orders, catalog, shop.events)
        .handle(annWants(mugs(MUGS + 1), teas(1), cup));

    assertThat(Duration.between(begun, shop.clock.instant())).isEqualTo(patience);
  }

  @Test
  void gives_back_also_the_line_that_got_no_answer() {
    StockReservations forgetful = new Forgetful(shop.stock, TEA);

    Result result =
        shop.placeOrder(shop.orders, forgetful, shop.events).handle(annWants(mugs(2), teas(1)));

    assertThat(result).isEqualTo(new Result.Unavailable("no answer"));
    shop.assertNothingHalfDone();
  }

  @Test
  void leaves_to_recovery_what_the_catalog_does_not_take_back_but_frees_the_key() {
    StockReservations away = new Away(shop.stock);
    PlaceOrder unlucky = shop.placeOrder(shop.orders, away, shop.events);

    Result first = unlucky.handle(annWantsWithKey("k", mugs(2)));
    Result second = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(first).isInstanceOf(Result.Unavailable.class);
    assertThat(second).isInstanceOf(Result.Placed.class);
    shop.clock.advance(Duration.ofMinutes(3));
    shop.recovery().recover();
    shop.assertNothingHalfDone();
  }

  @Test
  void does_not_fail_an_accepted_order_when_the_queue_is_away() {
    shop.events.goAway();

    Result result = placeOrder.handle(annWants(mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    assertThat(shop.orders.openCount()).isEqualTo(1);
  }

  @Test
  void answers_a_repeated_request_with_the_first_answer() {
    placeOrder.handle(annWantsWithKey("k", mugs(2), teas(1)));

    Result again = placeOrder.handle(annWantsWithKey("k", teas(1), mugs(1), mugs(1)));

    assertThat(again).isEqualTo(new Result.Replayed(new OrderId("order-1"), "order-1 for 28.00"));
    assertThat(shop.accepted()).hasSize(1);
    shop.assertNothingHalfDone();
  }

  @Test
  void refuses_a_key_that_was_used_for_another_request() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isEqualTo(new Result.KeyReused());
  }

  @Test
  void keeps_the_keys_of_two_shoppers_apart() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));

    Result bobs =
        placeOrder.handle(
            new PlaceOrder.Command(BOB, RequestKey.Named.of(BOB, "k"), List.of(mugs(3)), "c"));

    assertThat(bobs).isInstanceOf(Result.Placed.class);
  }

  @Test
  void keeps_no_refusal() {
    placeOrder.handle(annWantsWithKey("k", teas(TEAS + 1)));
    shop.stock.with(TEA, money("3"), TEAS + 1);

    Result again = placeOrder.handle(annWantsWithKey("k", teas(TEAS + 1)));

    assertThat(again).isInstanceOf(Result.Placed.class);
  }

  @Test
  void forgets_a_key_after_a_day_also_when_the_store_still_has_it() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));
    shop.clock.advance(Duration.ofHours(24));

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isInstanceOf(Result.Placed.class);
  }

  @Test
  void asks_to_wait_while_the_first_request_is_running() {
    shop.orders.open(runningOrder(), terms());

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(2))))
        .isEqualTo(new Result.InProgress(Duration.ofSeconds(2)));
    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isEqualTo(new Result.KeyReused());
  }

  @Test
  void takes_over_from_a_process_that_died_with_the_last_mugs() {
    Order dead = runningOrder();
    shop.orders.open(dead, terms());
    shop.stock.with(MUG, money("12.50"), 2);
    shop.stock.reserve(dead.orderId(), mugs(2), shop.clock.instant());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    assertThat(shop.stock.stockOf(MUG)).isZero();
    assertThat(shop.orders.all()).hasSize(1);
  }

  @Test
  void another_request_does_not_take_over_the_key_of_a_dead_one() {
    Order dead = runningOrder();
    shop.orders.open(dead, terms());
    shop.stock.reserve(dead.orderId(), mugs(2), shop.clock.instant());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", teas(1)));

    assertThat(result).isEqualTo(new Result.KeyReused());
    shop.clock.advance(Duration.ofMinutes(2));
    shop.recovery().recover();
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void a_key_is_free_again_when_the_order_of_its_dead_request_is_gone() {
    Order dead = runningOrder();
    shop.orders.open(dead, terms());
    shop.orders.lose(dead.orderId());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void does_not_accept_a_slow_order_whose_key_was_taken_over() {
    Orders slow = beforeAccepting(this::anotherProcessTakesOver);

    Result result =
        shop.placeOrder(slow, shop.stock, shop.events).handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Unavailable.class);
    assertThat(shop.accepted())
        .singleElement()
        .extracting(Order::orderId)
        .isEqualTo(new OrderId("order-2"));
    shop.assertNothingHalfDone();
  }

  @Test
  void finds_out_whether_an_order_was_accepted_when_the_store_did_not_say() {
    Orders mute = unknown(Faults.Call::proceed);

    Result result =
        shop.placeOrder(mute, shop.stock, shop.events).handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void takes_an_order_back_that_the_store_turns_out_not_to_have_accepted() {
    Orders mute = unknown(call -> {});

    Result result =
        shop.placeOrder(mute, shop.stock, shop.events).handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Unavailable.class);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void lets_a_killed_process_die() {
    Faults faults =
        call -> {
          throw new Faults.Killed(call.method());
        };
    Orders dying = faults.on(Orders.class, shop.orders);

    assertThatThrownBy(
            () -> shop.placeOrder(dying, shop.stock, shop.events).handle(annWants(mugs(1))))
        .isInstanceOf(Faults.Killed.class);
  }

  private Orders unknown(Consumer<Faults.Call> effect) {
    Faults faults =
        call -> {
          if (!call.method().equals("accept")) {
            return call.proceed();
          }
          effect.accept(call);
          return Acceptance.UNKNOWN;
        };
    return faults.on(Orders.class, shop.orders);
  }

  private Orders beforeAccepting(Runnable event) {
    Faults faults =
        call -> {
          if (call.method().equals("accept")) {
            event.run();
          }
          return call.proceed();
        };
    return faults.on(Orders.class, shop.orders);
  }

  private void anotherProcessTakesOver() {
    shop.clock.advance(LEASE);
    placeOrder.handle(annWantsWithKey("k", mugs(2)));
  }

  private Order runningOrder() {
    return Order.reserving(
        new OrderId("dead"),
        new Placement(ANN, shop.clock.instant(), RequestKey.Named.of(ANN, "k"), "corr-0"),
        OrderLines.merging(List.of(mugs(2))));
  }

  private Terms terms() {
    Instant now = shop.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Terms.from(now, LEASE, Duration.ofHours(24));
  }

  /** Reserves, but forgets to say so for one product. */
  private record Forgetful(StockReservations stock, ProductId product)
      implements StockReservations {
    @Override
    public Reservation reserve(OrderId id, OrderLine line, Instant deadline) {
      Reservation done = stock.reserve(id, line, deadline);
      return line.productId().equals(product) ? new Reservation.Unanswered("no answer") : done;
    }

    @Override
    public Release release(OrderId id, OrderLine line, Instant deadline) {
      return stock.release(id, line, deadline);
    }

    @Override
    public Sight look(ProductId id, Instant deadline) {
      return stock.look(id, deadline);
    }
  }

  /** Reserves without saying so, and takes nothing back. */
  private record Away(StockReservations stock) implements StockReservations {
    @Override
    public Reservation reserve(OrderId id, OrderLine line, Instant deadline) {
      stock.reserve(id, line, deadline);
      return new Reservation.Unanswered("away");
    }

    @Override
    public Release release(OrderId id, OrderLine line, Instant deadline) {
      return new Release.Unanswered("away");
    }

    @Override
    public Sight look(ProductId id, Instant deadline) {
      return new Sight.Unanswered("away");
    }
  }
}
