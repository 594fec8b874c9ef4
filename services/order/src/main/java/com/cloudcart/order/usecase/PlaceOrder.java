package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.Placement;
import com.cloudcart.order.domain.RequestKey;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.Claim;
import com.cloudcart.order.port.Opening;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Sending;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.Terms;
import com.cloudcart.order.usecase.Saga.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns what a shopper wants into an accepted order, or into nothing at all.
 *
 * <table>
 * <caption>The saga; the order record is its log</caption>
 * <tr><th>step<th>compensation
 * <tr><td>open: hold the request key, store the order as RESERVING<td>drop both
 * <tr><td>per line, by productId: reserve it in the catalog<td>release it
 * <tr><td>accept: order PENDING, the key has its answer<td>none, it is the turning point
 * <tr><td>tell the other services<td>none, {@link RecoverOrders} tells them
 * </table>
 *
 * <p>A process that dies between any two of them leaves an open order, which {@link RecoverOrders}
 * or the next request with its key takes back.
 */
public final class PlaceOrder {
  /** A running attempt is done within seconds; a dead one is found out by asking again. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final Orders orders;
  private final StockReservations stock;
  private final OrderEvents events;
  private final Setting setting;

  public PlaceOrder(Orders orders, StockReservations stock, OrderEvents events, Setting setting) {
    this.orders = orders;
    this.stock = stock;
    this.events = events;
    this.setting = setting;
  }

  /**
   * What placing an order takes from its surroundings.
   *
   * @param receipt writes the answer that is kept for the request's key
   */
  public record Setting(
      Clock clock, Supplier<OrderId> ids, Function<Order, String> receipt, Limits limits) {}

  /** What a shopper wants; the lines are as submitted, not merged. */
  public record Command(
      UserId userId, RequestKey key, List<OrderLine> lines, String correlationId) {
    public Command {
      lines = List.copyOf(lines);
    }
  }

  /** What came of it. Nothing is reserved or stored except for a placed order. */
  public sealed interface Result {
    /** The order is accepted; {@code announced} tells whether the others know it already. */
    record Placed(Order order, Sending announced) implements Result {}

    /** It had been accepted before: the first answer again. */
    record Replayed(OrderId orderId, String answer) implements Result {}

    /** The lines contradict themselves; the violations are {@code field: what is wrong}. */
    record Invalid(List<String> violations) implements Result {
      public Invalid {
        violations = List.copyOf(violations);
      }
    }

    /** Some lines cannot be had. */
    record InsufficientStock(List<Shortage> shortages) implements Result {
      public InsufficientStock {
        shortages = List.copyOf(shortages);
      }
    }

    /** Some lines have another price now. */
    record PriceChanged(List<PriceChange> changes) implements Result {
      public PriceChanged {
        changes = List.copyOf(changes);
      }
    }

    /** The key is bound to a different request. */
    record KeyReused() implements Result {}

    /** Another attempt with this key is running. */
    record InProgress(Duration askAgain) implements Result {}

    /** A dependency is away; the reason is for the log. It is safe to try again. */
    record Unavailable(String reason) implements Result {}
  }

  /** Places the order, or tells why not. */
  public Result handle(Command command) {
    List<String> violations = OrderLines.violations(command.lines());
    if (!violations.isEmpty()) {
      return new Result.Invalid(violations);
    }
    Order order = newOrder(command);
    return switch (openOrTakeOver(order)) {
      case Opening.Opened opened -> run(order);
      case Opening.KeyInUse(Claim claim) -> answer(order, claim);
    };
  }

  private Result run(Order order) {
    Limits.Budget budget = setting.limits().from(order.placement().createdAt());
    Attempt attempt = new Attempt(orders, stock, order, budget);
    List<Step<Result>> saga = new ArrayList<>();
    saga.add(new Step<>(Optional::empty, attempt::close));
    for (OrderLine line : order.lines().inReservationOrder()) {
      saga.add(new Step<>(() -> attempt.reserve(line), () -> attempt.release(line)));
    }
    saga.add(new Step<>(() -> attempt.accept(now(), setting.receipt()), () -> {}));
    return Saga.run(saga).map(attempt::explain).orElseGet(() -> announce(attempt));
  }

  private Result announce(Attempt attempt) {
    Order order = attempt.accepted();
    return new Result.Placed(order, events.placed(order));
  }

  /** A claim whose attempt must be dead is taken over by taking that attempt back first. */
  private Opening openOrTakeOver(Order order) {
    Opening first = open(order);
    if (first instanceof Opening.KeyInUse(Claim.Running dead)
        && dead.fingerprint().equals(order.fingerprint())
        && !now().isBefore(dead.leaseUntil())) {
      // The same request has the same lines, so the dead order need not be read.
      Order deadOrder = Order.reserving(dead.owner(), order.placement(), order.lines());
      Instant until = setting.limits().from(order.placement().createdAt()).reserveUntil();
      var unused = new AbandonOrder(orders, stock).abandon(deadOrder, until);
      return open(order);
    }
    return first;
  }

  private Opening open(Order order) {
    Limits limits = setting.limits();
    return orders.open(order, Terms.from(now(), limits.lease(), limits.keyLifetime()));
  }

  private static Result answer(Order order, Claim claim) {
    if (!claim.fingerprint().equals(order.fingerprint())) {
      return new Result.KeyReused();
    }
    return switch (claim) {
      case Claim.Answered(OrderId first, var print, String answer) ->
          new Result.Replayed(first, answer);
      case Claim.Running running -> new Result.InProgress(ASK_AGAIN);
    };
  }

  private Order newOrder(Command command) {
    Placement placement =
        new Placement(command.userId(), now(), command.key(), command.correlationId());
    return Order.reserving(setting.ids().get(), placement, OrderLines.merging(command.lines()));
  }

  /** Times on the wire have three decimals; an order is the same before and after it is stored. */
  private Instant now() {
    return setting.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
