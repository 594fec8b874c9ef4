package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import com.cloudcart.order.usecase.PlaceOrder.PriceChange;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.PlaceOrder.Shortage;
import com.cloudcart.order.usecase.TimeLimits.Deadlines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt to reserve the lines of an open order, and what is known of them so far. */
final class PlacementAttempt {
  private final StockReservations stock;
  private final Order order;
  private final Deadlines deadlines;
  private final List<OrderLine> tried = new ArrayList<>();
  private final Map<ProductId, String> titles = new HashMap<>();
  private final List<Shortage> shortages = new ArrayList<>();
  private final List<PriceChange> priceChanges = new ArrayList<>();

  PlacementAttempt(StockReservations stock, Order order, Deadlines deadlines) {
    this.stock = stock;
    this.order = order;
    this.deadlines = deadlines;
  }

  /**
   * Looks at all lines at once, before anything is reserved, so that one answer names everything
   * that is wrong. A line without an answer is no reason to stop: its reservation decides.
   *
   * @return why the order cannot be placed; empty when nothing is known against it
   */
  Optional<Result> look() {
    List<OrderLine> lines = order.lines().lines();
    Map<ProductId, StockLevel> levels =
        stock.look(lines.stream().map(OrderLine::productId).toList(), deadlines.look());
    for (OrderLine line : lines) {
      switch (levels.getOrDefault(line.productId(), new StockLevel.Unanswered("no answer"))) {
        case StockLevel.Known level -> compare(line, level);
        case StockLevel.UnknownProduct unknown -> shortages.add(Shortage.unknownProduct(line));
        case StockLevel.Unanswered unanswered -> {}
      }
    }
    return refusal();
  }

  /**
   * Reserves one line.
   *
   * @return why the order cannot be placed; empty when the line is reserved at the submitted price
   */
  Optional<Result> reserve(OrderLine line) {
    tried.add(line);
    switch (stock.reserve(order.orderId(), line, deadlines.reserve())) {
      case ReserveResult.Reserved(var price, var title) -> {
        titles.put(line.productId(), title);
        if (!price.equals(line.price())) {
          priceChanges.add(new PriceChange(line, price));
        }
      }
      case ReserveResult.Insufficient(int available) ->
          shortages.add(Shortage.insufficient(line, available));
      case ReserveResult.UnknownProduct unknown -> shortages.add(Shortage.unknownProduct(line));
      case ReserveResult.AlreadyReleased released -> {
        return Optional.of(new Result.Unavailable("the order was presumed dead"));
      }
      case ReserveResult.Unanswered(String reason) -> {
        return Optional.of(new Result.Unavailable(reason));
      }
    }
    return refusal();
  }

  /**
   * The lines that may be reserved, in the order in which they were tried. The last one counts
   * whatever its answer was: a first call without an answer may still arrive at the catalog after a
   * second one was refused.
   */
  List<OrderLine> tried() {
    return List.copyOf(tried);
  }

  /** The catalog's titles of the reserved lines. */
  Map<ProductId, String> titles() {
    return Map.copyOf(titles);
  }

  private void compare(OrderLine line, StockLevel.Known level) {
    if (level.stock() < line.quantity()) {
      shortages.add(Shortage.insufficient(line, level.stock()));
    }
    if (!level.price().equals(line.price())) {
      priceChanges.add(new PriceChange(line, level.price()));
    }
  }

  private Optional<Result> refusal() {
    if (!shortages.isEmpty()) {
      return Optional.of(new Result.InsufficientStock(shortages, priceChanges));
    }
    return priceChanges.isEmpty()
        ? Optional.empty()
        : Optional.of(new Result.PriceChanged(priceChanges));
  }
}
