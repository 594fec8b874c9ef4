package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.IdempotencyKey;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.OrderLines;
import com.cloudcart.order.domain.UserId;
import com.cloudcart.order.port.OrderEvents;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.usecase.TimeLimits.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Turns what a shopper wants into an accepted order, or into nothing at all.
 *
 * <table>
 * <caption>The saga; the order record is its log</caption>
 * <tr><th>step<th>compensation
 * <tr><td>open: claim the idempotency key, store the order as RESERVING<td>drop both
 * <tr><td>look at all lines at once<td>none, nothing was changed
 * <tr><td>per line, by productId: reserve it in the catalog<td>release it
 * <tr><td>accept: the order is PENDING, the key has its answer<td>none, it is the turning point
 * <tr><td>notify the other services<td>none, {@link RecoverOrders} notifies them
 * </table>
 *
 * <p>A process that dies between two steps leaves an open order, which {@link RecoverOrders} or the
 * next request with its key undoes.
 */
public final class PlaceOrder {
  private final OpenOrder openOrder;
  private final StockReservations stock;
  private final AcceptOrder acceptOrder;
  private final AbandonOrder abandonOrder;

  public PlaceOrder(
      OpenOrder openOrder,
      StockReservations stock,
      AcceptOrder acceptOrder,
      AbandonOrder abandonOrder) {
    this.openOrder = openOrder;
    this.stock = stock;
    this.acceptOrder = acceptOrder;
    this.abandonOrder = abandonOrder;
  }

  /** What a shopper wants; the lines are as submitted, not merged. */
  public record Command(
      UserId userId, IdempotencyKey key, List<OrderLine> lines, String correlationId) {
    public Command {
      lines = List.copyOf(lines);
    }
  }

  /** The outcome. Nothing is reserved or stored except for a placed order. */
  public sealed interface Result {
    /** The order is accepted. {@code announcement} is what became of its event. */
    record Placed(Order order, OrderEvents.SendResult announcement) implements Result {}

    /** The same request was accepted before: the first answer again. */
    record Replayed(OrderId orderId, String answer) implements Result {}

    /** The lines contradict each other. Each violation is {@code field: rule}. */
    record Invalid(List<String> violations) implements Result {
      public Invalid {
        violations = List.copyOf(violations);
      }
    }

    /** Some lines are not available. Some of the lines may also have another price now. */
    record InsufficientStock(List<Shortage> shortages, List<PriceChange> priceChanges)
        implements Result {
      public InsufficientStock {
        shortages = List.copyOf(shortages);
        priceChanges = List.copyOf(priceChanges);
      }
    }

    /** All lines are available, but some have another price now. */
    record PriceChanged(List<PriceChange> changes) implements Result {
      public PriceChanged {
        changes = List.copyOf(changes);
      }
    }

    /** The key is bound to a different request. */
    record KeyReused() implements Result {}

    /** Another attempt with this key is running. */
    record InProgress(Duration askAgain) implements Result {}

    /** A dependency is unavailable; the reason is for the log. It is safe to try again. */
    record Unavailable(String reason) implements Result {}
  }

  /** A line whose quantity is not available, or whose product the catalog does not know. */
  public record Shortage(OrderLine line, int available, Reason reason) {
    /** Why a line is not available. */
    public enum Reason {
      INSUFFICIENT_STOCK,
      UNKNOWN_PRODUCT
    }

    static Shortage insufficient(OrderLine line, int available) {
      return new Shortage(line, available, Reason.INSUFFICIENT_STOCK);
    }

    static Shortage unknownProduct(OrderLine line) {
      return new Shortage(line, 0, Reason.UNKNOWN_PRODUCT);
    }
  }

  /** A line whose submitted price differs from the catalog's. */
  public record PriceChange(OrderLine line, Money current) {}

  /** Places the order, or returns why it cannot be placed. */
  public Result handle(Command command) {
    List<String> violations = OrderLines.violations(command.lines());
    if (!violations.isEmpty()) {
      return new Result.Invalid(violations);
    }
    return switch (openOrder.handle(command)) {
      case OpenOrder.Result.Opened(Order order, Deadlines deadlines) -> place(order, deadlines);
      case OpenOrder.Result.Answered(OrderId orderId, String answer) ->
          new Result.Replayed(orderId, answer);
      case OpenOrder.Result.KeyReused reused -> new Result.KeyReused();
      case OpenOrder.Result.InProgress(Duration askAgain) -> new Result.InProgress(askAgain);
    };
  }

  private Result place(Order order, Deadlines deadlines) {
    PlacementAttempt attempt = new PlacementAttempt(stock, order, deadlines);
    Result result =
        attempt
            .look()
            .or(() -> reserveLines(order, attempt))
            .orElseGet(() -> accept(order, attempt));
    if (!(result instanceof Result.Placed)) {
      abandonOrder.undo(order, attempt.tried(), deadlines.release());
    }
    return result;
  }

  /** Reserves line by line and stops at the first line that cannot be reserved. */
  private static Optional<Result> reserveLines(Order order, PlacementAttempt attempt) {
    for (OrderLine line : order.lines().inReservationOrder()) {
      Optional<Result> stopped = attempt.reserve(line);
      if (stopped.isPresent()) {
        return stopped;
      }
    }
    return Optional.empty();
  }

  private Result accept(Order order, PlacementAttempt attempt) {
    return switch (acceptOrder.handle(order, attempt.titles())) {
      case AcceptOrder.Result.Accepted(Order accepted, var announcement) ->
          new Result.Placed(accepted, announcement);
      case AcceptOrder.Result.NotAccepted(String reason) -> new Result.Unavailable(reason);
    };
  }
}
