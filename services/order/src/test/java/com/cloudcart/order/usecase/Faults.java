package com.cloudcart.order.usecase;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a use case and its ports and decides what happens to each call. Each port is
 * wrapped by hand, so that the compiler finds every fault of a method that is renamed or removed.
 */
@FunctionalInterface
interface Faults {
  /** Lets a call happen, or not. The use case gets the result that the call has afterwards. */
  void around(Call<?> call);

  /** Each method of the ports that a use case calls. */
  enum Step {
    OPEN,
    ACCEPT,
    FENCE,
    DROP,
    FIND,
    NEWEST_FIRST,
    OVERDUE,
    POSTPONE,
    RESERVE,
    RELEASE,
    LOOK,
    PLACED
  }

  /** A fault of one step. All other steps have none. */
  static Faults at(Step step, Faults fault) {
    return call -> {
      if (call.step() == step) {
        fault.around(call);
      } else {
        call.proceed();
      }
    };
  }

  default Orders in(Orders orders) {
    return new FaultyOrders(this, orders);
  }

  default StockReservations in(StockReservations stock) {
    return new FaultyStock(this, stock);
  }

  default OrderEvents in(OrderEvents events) {
    return new FaultyEvents(this, events);
  }

  /** What happens to a process that is killed: nothing catches it. */
  final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
      super(where);
    }
  }

  /** One call of a port. */
  final class Call<R> {
    private final Step step;
    private final Supplier<R> effect;
    private final Function<String, R> noAnswer;
    private @Nullable R result;

    private Call(Step step, Supplier<R> effect, Function<String, R> noAnswer) {
      this.step = step;
      this.effect = effect;
      this.noAnswer = noAnswer;
    }

    /** A call of a store that can only throw when it has no answer. */
    private static <R> Call<R> ofStore(Step step, Supplier<R> effect) {
      return new Call<>(
          step,
          effect,
          reason -> {
            throw new DependencyUnavailable("no answer to " + step + ": " + reason, 1);
          });
    }

    Step step() {
      return step;
    }

    /** Has the effect; the result is that of the port. */
    void proceed() {
      result = effect.get();
    }

    /** The use case learns nothing, whether the call has had its effect or not. */
    void loseAnswer() {
      result = noAnswer.apply("lost");
    }

    R result() {
      if (result == null) {
        throw new IllegalStateException("the fault at " + step + " left the call without a result");
      }
      return result;
    }

    private R around(Faults faults) {
      faults.around(this);
      return result();
    }
  }

  /** Orders with faults in front of them. */
  record FaultyOrders(Faults faults, Orders orders) implements Orders {
    @Override
    public OpenResult open(Order reserving, ClaimTimes times) {
      return Call.ofStore(Step.OPEN, () -> orders.open(reserving, times)).around(faults);
    }

    @Override
    public AcceptResult accept(Order pending, String answer) {
      return new Call<>(
              Step.ACCEPT, () -> orders.accept(pending, answer), lost -> AcceptResult.UNKNOWN)
          .around(faults);
    }

    @Override
    public FenceResult fence(Order order) {
      return Call.ofStore(Step.FENCE, () -> orders.fence(order)).around(faults);
    }

    @Override
    public void drop(Order order) {
      run(Step.DROP, () -> orders.drop(order));
    }

    @Override
    public Optional<Order> find(OrderId orderId) {
      return Call.ofStore(Step.FIND, () -> orders.find(orderId)).around(faults);
    }

    @Override
    public Page newestFirst(UserId userId, int limit, PagePosition from) {
      return Call.ofStore(Step.NEWEST_FIRST, () -> orders.newestFirst(userId, limit, from))
          .around(faults);
    }

    @Override
    public List<OrderId> overdue(OverdueSince since, int limit) {
      return Call.ofStore(Step.OVERDUE, () -> orders.overdue(since, limit)).around(faults);
    }

    @Override
    public void postpone(OrderId orderId, Instant since) {
      run(Step.POSTPONE, () -> orders.postpone(orderId, since));
    }

    private void run(Step step, Runnable effect) {
      Step done =
          Call.ofStore(
                  step,
                  () -> {
                    effect.run();
                    return step;
                  })
              .around(faults);
      if (done != step) {
        throw new IllegalStateException("a fault replaced the result of " + step);
      }
    }
  }

  /** A catalog with faults in front of it. */
  record FaultyStock(Faults faults, StockReservations stock) implements StockReservations {
    @Override
    public ReserveResult reserve(OrderId orderId, OrderLine line, Instant deadline) {
      return new Call<ReserveResult>(
              Step.RESERVE,
              () -> stock.reserve(orderId, line, deadline),
              ReserveResult.Unanswered::new)
          .around(faults);
    }

    @Override
    public ReleaseResult release(OrderId orderId, OrderLine line, Instant deadline) {
      return new Call<ReleaseResult>(
              Step.RELEASE,
              () -> stock.release(orderId, line, deadline),
              ReleaseResult.Unanswered::new)
          .around(faults);
    }

    @Override
    public Map<ProductId, StockLevel> look(List<ProductId> products, Instant deadline) {
      return new Call<Map<ProductId, StockLevel>>(
              Step.LOOK,
              () -> stock.look(products, deadline),
              reason ->
                  products.stream()
                      .collect(
                          Collectors.toMap(
                              product -> product, product -> new StockLevel.Unanswered(reason))))
          .around(faults);
    }
  }

  /** A queue with faults in front of it. */
  record FaultyEvents(Faults faults, OrderEvents events) implements OrderEvents {
    @Override
    public SendResult placed(Order order) {
      return new Call<SendResult>(Step.PLACED, () -> events.placed(order), SendResult.NotSent::new)
          .around(faults);
    }
  }
}
