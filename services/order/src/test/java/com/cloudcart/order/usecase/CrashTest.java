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

import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.Faults.Step;
import com.cloudcart.order.usecase.PlaceOrder.Command;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the process before and after each single effect of the saga, and checks what is left. */
class CrashTest {
  /** More calls than the longest of the stories makes; the last ones are not reached. */
  private static final int MOST_CALLS = 14;

  /** What the killed process was about to do. */
  enum Story {
    ACCEPTED,
    ACCEPTED_WITHOUT_KEY,
    OUT_OF_STOCK,
    /** The shortage only shows when the last line is reserved, after the first line was. */
    SOLD_OUT_MEANWHILE;

    Command command() {
      return switch (this) {
        case ACCEPTED -> annWantsWithKey("k", mugs(2), teas(1));
        case ACCEPTED_WITHOUT_KEY -> annWants(mugs(2), teas(1));
        case OUT_OF_STOCK, SOLD_OUT_MEANWHILE -> annWantsWithKey("k", mugs(2), teas(TEAS + 1));
      };
    }

    boolean isOutOfStock() {
      return this == OUT_OF_STOCK || this == SOLD_OUT_MEANWHILE;
    }

    /** The catalog as this story's process meets it. */
    StockReservations stock(Shop shop) {
      return this == SOLD_OUT_MEANWHILE
          ? Faults.at(Step.LOOK, Faults.Call::loseAnswer).in(shop.stock)
          : shop.stock;
    }
  }

  /** Where the process is killed: before or after its n-th call of a port has had its effect. */
  record Crash(Story story, int call, boolean afterEffect) {}

  static Stream<Crash> crashes() {
    return crashesOf(Story.values());
  }

  static Stream<Crash> crashesWithKey() {
    return crashesOf(Story.ACCEPTED, Story.OUT_OF_STOCK, Story.SOLD_OUT_MEANWHILE);
  }

  private static Stream<Crash> crashesOf(Story... stories) {
    return Stream.of(stories)
        .flatMap(story ->
            Stream.iterate(0, call -> call < MOST_CALLS, call -> call + 1)
                .flatMap(call ->
                    Stream.of(new Crash(story, call, false), new Crash(story, call, true))));
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void recovery_leaves_a_complete_order_or_none(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    shop.clock.advance(Duration.ofSeconds(121));

    shop.recovery().handle();

    shop.assertNothingHalfDone();
    assertThat(shop.events.announced())
        .as("every visible order was announced")
        .containsAll(shop.accepted().stream().map(o -> o.orderId()).toList());
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void recovery_may_be_killed_too(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    for (int call = 0; call < MOST_CALLS; call++) {
      for (boolean after : new boolean[] {false, true}) {
        shop.clock.advance(Duration.ofSeconds(121));
        killedRecovery(shop, new Crash(crash.story(), call, after));
      }
    }
    shop.clock.advance(Duration.ofSeconds(121));

    shop.recovery().handle();

    shop.assertNothingHalfDone();
  }

  @ParameterizedTest
  @MethodSource("crashesWithKey")
  void next_request_takes_over_and_never_makes_a_second_order(Crash crash) {
    Shop shop = new Shop();
    killed(shop, crash);
    boolean accepted = !shop.accepted().isEmpty();
    shop.clock.advance(LEASE);

    Result result = shop.placeOrder().handle(crash.story().command());

    if (crash.story().isOutOfStock()) {
      assertThat(result).isInstanceOf(Result.InsufficientStock.class);
    } else {
      assertThat(result).isInstanceOf(accepted ? Result.Replayed.class : Result.Placed.class);
      assertThat(shop.accepted()).hasSize(1);
    }
    shop.clock.advance(Duration.ofSeconds(121));
    shop.recovery().handle();
    shop.assertNothingHalfDone();
  }

  @Test
  void next_request_gets_the_last_stock_of_a_dead_process() {
    Shop shop = new Shop();
    shop.stock.with(MUG, money("12.50"), 2);
    killed(shop, new Crash(Story.ACCEPTED, 3, false));
    shop.clock.advance(LEASE);

    assertThat(shop.placeOrder().handle(Story.ACCEPTED.command()))
        .isInstanceOf(Result.Placed.class);
    assertThat(shop.stock.stockOf(MUG)).isZero();
    assertThat(shop.stock.stockOf(TEA)).isEqualTo(TEAS - 1);
  }

  @Test
  void crashes_reach_every_call_of_every_story() {
    for (Story story : Story.values()) {
      List<Step> calls = new ArrayList<>();
      Faults counting =
          call -> {
            calls.add(call.step());
            call.proceed();
          };
      place(new Shop(), story, counting);

      assertThat(calls).as(story.name()).containsExactlyElementsOf(stepsOf(story));
      assertThat(calls).hasSizeLessThan(MOST_CALLS);
    }
  }

  private static List<Step> stepsOf(Story story) {
    return switch (story) {
      case ACCEPTED, ACCEPTED_WITHOUT_KEY ->
          List.of(Step.OPEN, Step.LOOK, Step.RESERVE, Step.RESERVE, Step.ACCEPT, Step.PLACED);
      case OUT_OF_STOCK -> List.of(Step.OPEN, Step.LOOK, Step.DROP);
      case SOLD_OUT_MEANWHILE ->
          List.of(
              Step.OPEN,
              Step.LOOK,
              Step.RESERVE,
              Step.RESERVE,
              Step.RELEASE,
              Step.RELEASE,
              Step.DROP);
    };
  }

  private static void killed(Shop shop, Crash crash) {
    try {
      place(shop, crash.story(), killing(crash));
    } catch (Faults.Killed expected) {
      assertThat(expected).hasMessageContaining("killed");
    }
  }

  private static void killedRecovery(Shop shop, Crash crash) {
    Faults faults = killing(crash);
    try {
      shop.recovery(faults.in(shop.orders), faults.in(shop.stock), faults.in(shop.events)).handle();
    } catch (Faults.Killed expected) {
      assertThat(expected).hasMessageContaining("killed");
    }
  }

  private static void place(Shop shop, Story story, Faults faults) {
    shop.placeOrder(faults.in(shop.orders), faults.in(story.stock(shop)), faults.in(shop.events))
        .handle(story.command());
  }

  private static Faults killing(Crash crash) {
    int[] calls = {0};
    return call -> {
      boolean now = calls[0]++ == crash.call();
      if (now && !crash.afterEffect()) {
        throw new Faults.Killed("killed before " + call.step());
      }
      call.proceed();
      if (now) {
        throw new Faults.Killed("killed after " + call.step());
      }
    };
  }
}
