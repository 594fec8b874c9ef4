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

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.Order.Placement;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.OrderStatus;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.OrderEvents.SendResult;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Orders.ClaimTimes;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import com.cloudcart.order.usecase.Faults.Step;
import com.cloudcart.order.usecase.PlaceOrder.PriceChange;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.PlaceOrder.Shortage;
import com.cloudcart.order.usecase.PlaceOrder.Shortage.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
  private final Shop shop = new Shop();
  private final PlaceOrder placeOrder = shop.placeOrder();

  @Test
  void order_is_accepted_its_stock_is_reserved_and_its_event_is_sent() {
    Result result = placeOrder.handle(annWants(mugs(2), teas(1)));

    OrderId id = new OrderId("order-1");
    assertThat(shop.accepted())
        .singleElement()
        .extracting(Order::orderId, Order::total, Order::status)
        .containsExactly(id, money("28.00"), OrderStatus.PENDING);
    assertThat(result)
        .isEqualTo(new Result.Placed(shop.accepted().getFirst(), new SendResult.Sent()));
    assertThat(shop.events.announced()).containsExactly(id);
    shop.assertNothingHalfDone();
  }

  @Test
  void order_keeps_the_titles_of_the_catalog() {
    placeOrder.handle(annWants(mugs(2)));

    assertThat(shop.accepted().getFirst().lines().lines().getFirst().knownTitle())
        .contains("Title of mug");
  }

  @Test
  void lines_of_one_product_are_merged() {
    placeOrder.handle(annWants(mugs(2), teas(1), mugs(3)));

    assertThat(shop.accepted().getFirst().lines().lines())
        .extracting(OrderLine::productId, OrderLine::quantity)
        .containsExactly(tuple(MUG, 5), tuple(TEA, 1));
  }

  @Test
  void order_is_rejected_when_one_product_has_two_prices() {
    Result result = placeOrder.handle(annWants(mugs(2), new OrderLine(MUG, 1, money("12.51"))));

    assertThat(result)
        .isEqualTo(
            new Result.Invalid(
                List.of("items[1].price: differs from another line of the same product")));
    shop.assertNothingHalfDone();
  }

  @Test
  void order_is_rejected_when_one_product_exceeds_the_quantity_limit() {
    Result result = placeOrder.handle(annWants(mugs(1_000_000), mugs(1)));

    assertThat(result).isInstanceOf(Result.Invalid.class);
  }

  @Test
  void order_is_rejected_when_one_line_is_out_of_stock() {
    Result result = placeOrder.handle(annWants(mugs(2), teas(TEAS + 1)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(teas(TEAS + 1), TEAS, Reason.INSUFFICIENT_STOCK)), List.of()));
    assertThat(shop.orders.all()).isEmpty();
    assertThat(shop.events.announced()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void lines_are_reserved_by_product_id_and_released_in_reverse_order() {
    Recording recording = new Recording(shop.stock, new ArrayList<>());

    Result result =
        shop.placeOrder(shop.orders, recording, shop.events)
            .handle(annWants(teas(TEAS + 1), mugs(2)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(teas(TEAS + 1), TEAS, Reason.INSUFFICIENT_STOCK)), List.of()));
    assertThat(recording.calls())
        .containsExactly("reserve mug", "reserve tea", "release tea", "release mug");
    shop.assertNothingHalfDone();
  }

  @Test
  void order_without_enough_stock_reserves_nothing() {
    Faults failing =
        Faults.at(
            Step.RESERVE,
            call -> {
              throw new AssertionError("nothing may be reserved");
            });

    Result result =
        shop.placeOrder(shop.orders, failing.in(shop.stock), shop.events)
            .handle(annWants(mugs(2), teas(TEAS + 1)));

    assertThat(result).isInstanceOf(Result.InsufficientStock.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void all_lines_that_are_not_available_are_reported() {
    OrderLine unknown = new OrderLine(new ProductId("nothing"), 1, money("1"));

    Result result = placeOrder.handle(annWants(mugs(MUGS + 1), unknown, teas(TEAS + 2)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(
                    new Shortage(mugs(MUGS + 1), MUGS, Reason.INSUFFICIENT_STOCK),
                    new Shortage(unknown, 0, Reason.UNKNOWN_PRODUCT),
                    new Shortage(teas(TEAS + 2), TEAS, Reason.INSUFFICIENT_STOCK)),
                List.of()));
    shop.assertNothingHalfDone();
  }

  @Test
  void all_changed_prices_are_reported_and_nothing_is_reserved() {
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
  void shortages_and_changed_prices_are_reported_together() {
    shop.stock.with(MUG, money("13"), MUGS).with(TEA, money("2.99"), TEAS);

    Result result = placeOrder.handle(annWants(mugs(1), teas(TEAS + 1)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(teas(TEAS + 1), TEAS, Reason.INSUFFICIENT_STOCK)),
                List.of(
                    new PriceChange(mugs(1), money("13")),
                    new PriceChange(teas(TEAS + 1), money("2.99")))));
    shop.assertNothingHalfDone();
  }

  @Test
  void unknown_product_is_reported_when_it_is_the_only_line() {
    OrderLine unknown = new OrderLine(new ProductId("nothing"), 1, money("1"));

    Result result = placeOrder.handle(annWants(unknown));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(unknown, 0, Reason.UNKNOWN_PRODUCT)), List.of()));
    shop.assertNothingHalfDone();
  }

  @Test
  void line_that_takes_the_whole_stock_is_not_a_shortage() {
    Result result = placeOrder.handle(annWants(mugs(MUGS + 1), teas(TEAS)));

    assertThat(result)
        .isEqualTo(
            new Result.InsufficientStock(
                List.of(new Shortage(mugs(MUGS + 1), MUGS, Reason.INSUFFICIENT_STOCK)), List.of()));
  }

  @Test
  void line_with_the_same_price_is_not_reported() {
    shop.stock.with(MUG, money("13"), MUGS);

    Result result = placeOrder.handle(annWants(mugs(1), teas(1)));

    assertThat(result)
        .isEqualTo(new Result.PriceChanged(List.of(new PriceChange(mugs(1), money("13")))));
  }

  @Test
  void order_whose_stock_was_released_meanwhile_is_not_accepted() {
    shop.stock.release(new OrderId("order-1"), teas(1), shop.clock.instant());

    Result result = placeOrder.handle(annWants(mugs(2), teas(1)));

    assertThat(result).isInstanceOf(Result.Unavailable.class);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void order_is_unavailable_when_the_catalog_does_not_answer() {
    StockReservations forgetful = new Forgetful(shop.stock, MUG);

    Result result =
        shop.placeOrder(shop.orders, forgetful, shop.events)
            .handle(annWants(mugs(2), teas(TEAS + 1)));

    assertThat(result).isEqualTo(new Result.Unavailable("no answer"));
    shop.assertNothingHalfDone();
  }

  @Test
  void silent_catalog_is_waited_for_once() {
    Duration patience = Duration.ofSeconds(2);
    Faults silent =
        Faults.at(
            Step.LOOK,
            call -> {
              shop.clock.advance(patience);
              call.loseAnswer();
            });
    StockReservations catalog = silent.in(shop.stock);
    OrderLine cup = new OrderLine(new ProductId("cup"), 1, money("1"));
    Instant begun = shop.clock.instant();

    shop.placeOrder(shop.orders, catalog, shop.events)
        .handle(annWants(mugs(MUGS + 1), teas(1), cup));

    assertThat(Duration.between(begun, shop.clock.instant())).isEqualTo(patience);
  }

  @Test
  void line_without_an_answer_is_released_too() {
    StockReservations forgetful = new Forgetful(shop.stock, TEA);

    Result result =
        shop.placeOrder(shop.orders, forgetful, shop.events).handle(annWants(mugs(2), teas(1)));

    assertThat(result).isEqualTo(new Result.Unavailable("no answer"));
    shop.assertNothingHalfDone();
  }

  @Test
  void order_that_cannot_be_released_is_left_to_recovery_and_its_key_is_free() {
    Faults unavailable =
        call -> {
          if (call.step() == Step.RESERVE) {
            call.proceed();
          }
          call.loseAnswer();
        };
    PlaceOrder unlucky = shop.placeOrder(shop.orders, unavailable.in(shop.stock), shop.events);

    Result first = unlucky.handle(annWantsWithKey("k", mugs(2)));
    Result second = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(first).isInstanceOf(Result.Unavailable.class);
    assertThat(second).isInstanceOf(Result.Placed.class);
    shop.clock.advance(Duration.ofMinutes(3));
    shop.recovery().handle();
    shop.assertNothingHalfDone();
  }

  @Test
  void accepted_order_does_not_fail_when_the_queue_is_unavailable() {
    shop.events.makeUnavailable();

    Result result = placeOrder.handle(annWants(mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    assertThat(shop.orders.openCount()).isEqualTo(1);
  }

  @Test
  void repeated_request_gets_the_first_answer() {
    placeOrder.handle(annWantsWithKey("k", mugs(2), teas(1)));

    Result again = placeOrder.handle(annWantsWithKey("k", teas(1), mugs(1), mugs(1)));

    assertThat(again).isEqualTo(new Result.Replayed(new OrderId("order-1"), "order-1 for 28.00"));
    assertThat(shop.accepted()).hasSize(1);
    shop.assertNothingHalfDone();
  }

  @Test
  void key_that_was_used_for_another_request_is_refused() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isEqualTo(new Result.KeyReused());
  }

  @Test
  void keys_of_two_shoppers_are_independent() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));

    Result bobs =
        placeOrder.handle(
            new PlaceOrder.Command(BOB, IdempotencyKey.Named.of(BOB, "k"), List.of(mugs(3)), "c"));

    assertThat(bobs).isInstanceOf(Result.Placed.class);
  }

  @Test
  void refusal_is_not_kept() {
    placeOrder.handle(annWantsWithKey("k", teas(TEAS + 1)));
    shop.stock.with(TEA, money("3"), TEAS + 1);

    Result again = placeOrder.handle(annWantsWithKey("k", teas(TEAS + 1)));

    assertThat(again).isInstanceOf(Result.Placed.class);
  }

  @Test
  void key_is_free_after_a_day_even_if_the_store_still_has_it() {
    placeOrder.handle(annWantsWithKey("k", mugs(2)));
    shop.clock.advance(Duration.ofHours(24));

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isInstanceOf(Result.Placed.class);
  }

  @Test
  void second_request_has_to_wait_while_the_first_is_running() {
    shop.orders.open(runningOrder(), claimTimes());

    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(2))))
        .isEqualTo(new Result.InProgress(Duration.ofSeconds(2)));
    assertThat(placeOrder.handle(annWantsWithKey("k", mugs(3)))).isEqualTo(new Result.KeyReused());
  }

  @Test
  void next_request_takes_over_from_a_process_that_died_with_the_last_mugs() {
    Order dead = runningOrder();
    shop.orders.open(dead, claimTimes());
    shop.stock.with(MUG, money("12.50"), 2);
    shop.stock.reserve(dead.orderId(), mugs(2), shop.clock.instant());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    assertThat(shop.stock.stockOf(MUG)).isZero();
    assertThat(shop.orders.all()).hasSize(1);
  }

  @Test
  void different_request_does_not_take_over_the_key_of_a_dead_one() {
    Order dead = runningOrder();
    shop.orders.open(dead, claimTimes());
    shop.stock.reserve(dead.orderId(), mugs(2), shop.clock.instant());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", teas(1)));

    assertThat(result).isEqualTo(new Result.KeyReused());
    shop.clock.advance(Duration.ofMinutes(2));
    shop.recovery().handle();
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void key_is_free_when_the_order_of_its_dead_request_is_gone() {
    Order dead = runningOrder();
    shop.orders.open(dead, claimTimes());
    shop.orders.lose(dead.orderId());
    shop.clock.advance(LEASE);

    Result result = placeOrder.handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void slow_order_is_not_accepted_after_its_key_was_taken_over() {
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
  void order_is_placed_when_the_store_accepted_it_without_an_answer() {
    Orders mute = withoutAnswer(Faults.Call::proceed);

    Result result =
        shop.placeOrder(mute, shop.stock, shop.events).handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void order_is_undone_when_the_store_did_not_accept_it() {
    Orders mute = withoutAnswer(call -> {});

    Result result =
        shop.placeOrder(mute, shop.stock, shop.events).handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Unavailable.class);
    assertThat(shop.orders.all()).isEmpty();
    shop.assertNothingHalfDone();
  }

  @Test
  void order_is_placed_when_the_store_first_does_not_tell_what_became_of_it() {
    Result result =
        shop.placeOrder(silentAboutFences(2), shop.stock, shop.events)
            .handle(annWantsWithKey("k", mugs(2)));

    assertThat(result).isInstanceOf(Result.Placed.class);
    shop.assertNothingHalfDone();
  }

  @Test
  void order_whose_acceptance_stays_in_doubt_is_never_answered_as_throttled() {
    Orders throttling =
        Faults.at(
                Step.FENCE,
                call -> {
                  throw new Throttled("too many callers", 1);
                })
            .in(withoutAnswer(Faults.Call::proceed));

    assertThatThrownBy(() ->
            shop.placeOrder(throttling, shop.stock, shop.events)
                .handle(annWantsWithKey("k", mugs(2))))
        .isInstanceOf(DependencyUnavailable.class);

    assertThat(shop.placeOrder().handle(annWantsWithKey("k", mugs(2))))
        .isInstanceOf(Result.Replayed.class);
  }

  /** The store accepts without an answer, and does not answer the first fences. */
  private Orders silentAboutFences(int count) {
    int[] left = {count};
    return Faults.at(
            Step.FENCE,
            call -> {
              if (left[0]-- > 0) {
                call.loseAnswer();
              } else {
                call.proceed();
              }
            })
        .in(withoutAnswer(Faults.Call::proceed));
  }

  @Test
  void killed_process_dies() {
    Faults faults =
        call -> {
          throw new Faults.Killed(call.step().name());
        };
    Orders dying = faults.in(shop.orders);

    assertThatThrownBy(
            () -> shop.placeOrder(dying, shop.stock, shop.events).handle(annWants(mugs(1))))
        .isInstanceOf(Faults.Killed.class);
  }

  private Orders withoutAnswer(Consumer<Faults.Call<?>> effect) {
    return Faults.at(
            Step.ACCEPT,
            call -> {
              effect.accept(call);
              call.loseAnswer();
            })
        .in(shop.orders);
  }

  private Orders beforeAccepting(Runnable event) {
    return Faults.at(
            Step.ACCEPT,
            call -> {
              event.run();
              call.proceed();
            })
        .in(shop.orders);
  }

  private void anotherProcessTakesOver() {
    shop.clock.advance(LEASE);
    placeOrder.handle(annWantsWithKey("k", mugs(2)));
  }

  private Order runningOrder() {
    return Order.reserving(
        new OrderId("dead"),
        new Placement(ANN, shop.clock.instant(), IdempotencyKey.Named.of(ANN, "k"), "corr-0"),
        OrderLines.merging(List.of(mugs(2))));
  }

  private ClaimTimes claimTimes() {
    Instant now = shop.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return ClaimTimes.from(now, LEASE, Duration.ofHours(24));
  }

  /** A catalog that reserves everything, but does not answer for one product nor show any. */
  private record Forgetful(StockReservations stock, ProductId product)
      implements StockReservations {
    @Override
    public ReserveResult reserve(OrderId id, OrderLine line, Instant deadline) {
      ReserveResult done = stock.reserve(id, line, deadline);
      return line.productId().equals(product) ? new ReserveResult.Unanswered("no answer") : done;
    }

    @Override
    public ReleaseResult release(OrderId id, OrderLine line, Instant deadline) {
      return stock.release(id, line, deadline);
    }

    @Override
    public Map<ProductId, StockLevel> look(List<ProductId> products, Instant deadline) {
      return Map.of();
    }
  }

  /** A catalog that shows nothing, and what it was asked to change. */
  private record Recording(StockReservations stock, List<String> calls)
      implements StockReservations {
    @Override
    public ReserveResult reserve(OrderId id, OrderLine line, Instant deadline) {
      calls.add("reserve " + line.productId());
      return stock.reserve(id, line, deadline);
    }

    @Override
    public ReleaseResult release(OrderId id, OrderLine line, Instant deadline) {
      calls.add("release " + line.productId());
      return stock.release(id, line, deadline);
    }

    @Override
    public Map<ProductId, StockLevel> look(List<ProductId> products, Instant deadline) {
      return Map.of();
    }
  }
}
