package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.LEASE;
import static com.cloudcart.order.usecase.Shop.MUG;
import static com.cloudcart.order.usecase.Shop.TEA;
import static com.cloudcart.order.usecase.Shop.TEAS;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.annWantsWithKey;
import static com.cloudcart.order.usecase.Shop.money;
import static com.cloudcart.order.usecase.Shop.mugs;
import static com.cloudcart.order.usecase.Shop.teas;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.PlaceOrder.Command;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the process before and after each single effect of the saga, and looks what is left. */
class CrashTest {
  /** More calls than the longest of the stories makes; the last ones are not reached. */
  private static final int MOST_CALLS = 14;

  private static final Command ACCEPTABLE = annWantsWithKey("k", mugs(2), teas(1));
  private static final Command OUT_OF_STOCK = annWantsWithKey("k", mugs(2), teas(TEAS + 1));
  private static final Command WITHOUT_KEY = annWants(mugs(2), teas(1));

  /** Where the process is killed: before or after its n-th call of a port has had its effect. */
  record Crash(Command command, int call, boolean afterEffect) {}

  static Stream<Crash> crashes() {
    return crashesOf(ACCEPTABLE, OUT_OF_STOCK, WITHOUT_KEY);
  }

  static Stream<Crash> crashesWithKey() {
    return crashesOf(ACCEPTABLE, OUT_OF_STOCK);
  }

  private static Stream<Crash> crashesOf(Command... commands) {
    return Stream.of(commands)
        .flatMap(command ->
            Stream.iterate(0, call -> call < MOST_CALLS, call -> call + 1)
                .flatMap(call ->
                    Stream.of(new Crash(command, call, false), new Crash(command, call, true))));
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void recovery_leaves_a_whole_order_or_none(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    shop.clock.advance(Duration.ofSeconds(121));

    shop.recovery().recover();

    shop.assertNothingHalfDone();
    assertThat(shop.events.announced())
        .as("every visible order was announced")
        .containsAll(shop.accepted().stream().map(o -> o.orderId()).toList());
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void recovery_may_be_killed_as_well(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    for (int call = 0; call < MOST_CALLS; call++) {
      for (boolean after : new boolean[] {false, true}) {
        shop.clock.advance(Duration.ofSeconds(121));
        killedRecovery(shop, new Crash(crash.command(), call, after));
      }
    }
    shop.clock.advance(Duration.ofSeconds(121));

    shop.recovery().recover();

    shop.assertNothingHalfDone();
  }

  @ParameterizedTest
  @MethodSource("crashesWithKey")
  void the_next_try_takes_over_and_never_makes_a_second_order(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    boolean accepted = !shop.accepted().isEmpty();
    shop.clock.advance(LEASE);

    Result result = shop.placeOrder().handle(crash.command());

    if (crash.command().equals(OUT_OF_STOCK)) {
      assertThat(result).isInstanceOf(Result.InsufficientStock.class);
    } else {
      assertThat(result).isInstanceOf(accepted ? Result.Replayed.class : Result.Placed.class);
      assertThat(shop.accepted()).hasSize(1);
    }
    shop.clock.advance(Duration.ofSeconds(121));
    shop.recovery().recover();
    shop.assertNothingHalfDone();
  }

  @Test
  void a_dead_process_does_not_keep_the_last_pieces_from_the_next_try() {
    Shop shop = new Shop();
    shop.stock.with(MUG, money("12.50"), 2);
    killed(shop, new Crash(ACCEPTABLE, 2, false));
    shop.clock.advance(LEASE);

    assertThat(shop.placeOrder().handle(ACCEPTABLE)).isInstanceOf(Result.Placed.class);
    assertThat(shop.stock.stockOf(MUG)).isZero();
    assertThat(shop.stock.stockOf(TEA)).isEqualTo(TEAS - 1);
  }

  @Test
  void the_crashes_reach_every_call_of_every_story() {
    for (Command command : List.of(ACCEPTABLE, OUT_OF_STOCK, WITHOUT_KEY)) {
      List<String> calls = new ArrayList<>();
      Shop shop = new Shop();
      Faults counting =
          call -> {
            calls.add(call.method());
            return call.proceed();
          };
      place(shop, command, counting);

      assertThat(calls).startsWith("open", "reserve", "reserve").hasSizeLessThan(MOST_CALLS);
    }
  }

  private static void killed(Shop shop, Crash crash) {
    try {
      place(shop, crash.command(), killing(crash));
    } catch (Faults.Killed expected) {
      assertThat(expected).hasMessageContaining("killed");
    }
  }

  private static void killedRecovery(Shop shop, Crash crash) {
    Faults faults = killing(crash);
    try {
      shop.recovery(
              faults.on(Orders.class, shop.orders),
              faults.on(StockReservations.class, shop.stock),
              faults.on(OrderEvents.class, shop.events))
          .recover();
    } catch (Faults.Killed expected) {
      assertThat(expected).hasMessageContaining("killed");
    }
  }

  private static void place(Shop shop, Command command, Faults faults) {
    shop.placeOrder(
            faults.on(Orders.class, shop.orders),
            faults.on(StockReservations.class, shop.stock),
            faults.on(OrderEvents.class, shop.events))
        .handle(command);
  }

  private static Faults killing(Crash crash) {
    int[] calls = {0};
    return call -> {
      boolean now = calls[0]++ == crash.call();
      if (now && !crash.afterEffect()) {
        throw new Faults.Killed("killed before " + call.method());
      }
      Object result = call.proceed();
      if (now) {
        throw new Faults.Killed("killed after " + call.method());
      }
      return result;
    };
  }
}
