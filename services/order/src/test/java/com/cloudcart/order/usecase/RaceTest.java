package com.cloudcart.order.usecase;

import static com.cloudcart.order.usecase.Shop.MUGS;
import static com.cloudcart.order.usecase.Shop.TEAS;
import static com.cloudcart.order.usecase.Shop.annWants;
import static com.cloudcart.order.usecase.Shop.annWantsWithKey;
import static com.cloudcart.order.usecase.Shop.mugs;
import static com.cloudcart.order.usecase.Shop.teas;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.PlaceOrder.Command;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Two processes with the same key, a third with another, and two recovery runs, in any order of
 * their calls, with kills, lost answers, effects that come late, and any delay: the promises hold
 * in every world.
 */
class RaceTest {
  private static final Command TWICE = annWantsWithKey("k", mugs(25), teas(1));
  private static final Command OTHER = annWantsWithKey("other", mugs(20));

  /** What happens to a call. */
  enum Fate {
    GOES_WELL,
    KILLED_BEFORE,
    KILLED_AFTER,
    ANSWER_LOST,
    REQUEST_LOST,
    REQUEST_LATE
  }

  /** What happens next in a world. */
  enum Event {
    STEP,
    LEASE_PASSES,
    MINUTES_PASS,
    LATE_EFFECT
  }

  record Moment(Event event, int choice) {}

  record World(List<Moment> moments, List<Fate> fates) {}

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Moment> moment =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(20, Event.STEP),
                    Tuple.of(2, Event.LEASE_PASSES),
                    Tuple.of(1, Event.MINUTES_PASS),
                    Tuple.of(2, Event.LATE_EFFECT)),
                Arbitraries.integers().between(0, 59))
            .as(Moment::new);
    Arbitrary<Fate> fate =
        Arbitraries.frequency(
            Tuple.of(40, Fate.GOES_WELL),
            Tuple.of(1, Fate.KILLED_BEFORE),
            Tuple.of(1, Fate.KILLED_AFTER),
            Tuple.of(1, Fate.ANSWER_LOST),
            Tuple.of(1, Fate.REQUEST_LOST),
            Tuple.of(2, Fate.REQUEST_LATE));
    return Combinators.combine(moment.list().ofMinSize(20).ofMaxSize(80), fate.list().ofSize(60))
        .as(World::new);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void promises_hold_in_every_world(@ForAll("worlds") World world) {
    Run run = new Run(world);

    run.toTheEnd();

    List<Order> anns =
        run.shop.accepted().stream()
            .filter(order -> order.placement().key().equals(TWICE.key()))
            .toList();
    assertThat(anns).as("orders of one key").hasSizeLessThanOrEqualTo(1);
    assertThat(run.promised()).as("answers are kept").allSatisfy(run::assertAccepted);
    assertThat(run.shop.events.announced()).containsAll(ids(run.shop.accepted()));
    run.shop.assertNothingHalfDone();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void key_can_be_used_again_in_every_world(@ForAll("worlds") World world) {
    Run run = new Run(world);
    run.toTheEnd();
    boolean accepted =
        run.shop.accepted().stream().anyMatch(o -> o.placement().key().equals(TWICE.key()));

    Result result = run.shop.placeOrder().handle(TWICE);

    if (accepted) {
      assertThat(result).isInstanceOf(Result.Replayed.class);
    } else {
      assertThat(result).isInstanceOfAny(Result.Placed.class, Result.InsufficientStock.class);
    }
    run.shop.assertNothingHalfDone();
  }

  @Property(tries = 200)
  void last_stock_goes_to_one_of_two_shoppers_whose_lines_are_in_opposite_order(
      @ForAll("choices") List<Integer> choices) {
    Shop shop = new Shop();
    Interleaving<Result> interleaving = new Interleaving<>();
    List<Interleaving<Result>.Actor> shoppers = new ArrayList<>();
    for (Command command :
        List.of(annWants(mugs(MUGS), teas(TEAS)), annWants(teas(TEAS), mugs(MUGS)))) {
      int index = shoppers.size();
      Faults oneCallAtATime =
          call -> {
            shoppers.get(index).turn();
            call.proceed();
          };
      StockReservations stock = oneCallAtATime.in(shop.stock);
      shoppers.add(
          interleaving.add(() -> shop.placeOrder(shop.orders, stock, shop.events).handle(command)));
    }

    choices.forEach(interleaving::step);
    while (interleaving.step(0)) {
      // The choices are used up: one shopper after the other.
    }

    assertThat(shop.accepted()).hasSize(1);
    shop.assertNothingHalfDone();
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 1).list().ofSize(12);
  }

  private static List<OrderId> ids(List<Order> orders) {
    return orders.stream().map(Order::orderId).toList();
  }

  /** One world, from its first moment until recovery has nothing left to do. */
  private static final class Run {
    final Shop shop = new Shop();
    private final World world;
    private final Deque<Fate> fates;
    private final List<Runnable> late = new ArrayList<>();
    private final Interleaving<Optional<Result>> interleaving = new Interleaving<>();
    private final List<Interleaving<Optional<Result>>.Actor> processes = new ArrayList<>();

    Run(World world) {
      this.world = world;
      this.fates = new ArrayDeque<>(world.fates());
      for (Command command : List.of(TWICE, TWICE, OTHER)) {
        start(faults -> Optional.of(placeOrder(faults).handle(command)));
      }
      for (int i = 0; i < 2; i++) {
        start(faults -> {
          recovery(faults).handle();
          return Optional.empty();
        });
      }
    }

    private interface Work {
      Optional<Result> under(Faults faults);
    }

    private void start(Work work) {
      int index = processes.size();
      Faults faults =
          call -> {
            processes.get(index).turn();
            meet(call);
          };
      processes.add(interleaving.add(() -> work.under(faults)));
    }

    void toTheEnd() {
      world.moments().forEach(this::live);
      while (interleaving.step(0)) {
        late.removeIf(this::happens);
      }
      late.removeIf(this::happens);
      for (int i = 0; i < 3; i++) {
        shop.clock.advance(Duration.ofMinutes(3));
        shop.recovery().handle();
      }
    }

    private boolean happens(Runnable effect) {
      effect.run();
      return true;
    }

    private void live(Moment moment) {
      switch (moment.event()) {
        case STEP -> interleaving.step(moment.choice());
        case LEASE_PASSES -> shop.clock.advance(Duration.ofSeconds(31));
        case MINUTES_PASS -> shop.clock.advance(Duration.ofSeconds(121));
        case LATE_EFFECT -> {
          if (!late.isEmpty()) {
            late.remove(moment.choice() % late.size()).run();
          }
        }
      }
    }

    /** The answers that promise an order. */
    List<Result> promised() {
      return processes.stream()
          .flatMap(process -> process.result().stream())
          .flatMap(Optional::stream)
          .filter(r -> r instanceof Result.Placed || r instanceof Result.Replayed)
          .toList();
    }

    void assertAccepted(Result result) {
      OrderId promised =
          switch (result) {
            case Result.Placed placed -> placed.order().orderId();
            case Result.Replayed replayed -> replayed.orderId();
            default -> throw new IllegalArgumentException("no promise: " + result);
          };
      assertThat(ids(shop.accepted())).contains(promised);
    }

    private PlaceOrder placeOrder(Faults faults) {
      return shop.placeOrder(faults.in(shop.orders), faults.in(shop.stock), faults.in(shop.events));
    }

    private RecoverOrders recovery(Faults faults) {
      return shop.recovery(faults.in(shop.orders), faults.in(shop.stock), faults.in(shop.events));
    }

    private void meet(Faults.Call<?> call) {
      Fate fate = fates.isEmpty() ? Fate.GOES_WELL : fates.pop();
      switch (fate) {
        case GOES_WELL -> call.proceed();
        case KILLED_BEFORE -> throw new Faults.Killed("before " + call.step());
        case KILLED_AFTER -> {
          call.proceed();
          throw new Faults.Killed("after " + call.step());
        }
        case ANSWER_LOST -> {
          call.proceed();
          call.loseAnswer();
        }
        case REQUEST_LOST -> call.loseAnswer();
        case REQUEST_LATE -> {
          late.add(call::proceed);
          call.loseAnswer();
        }
      }
    }
  }
}
