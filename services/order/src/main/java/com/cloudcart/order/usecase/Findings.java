package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.port.Sight;
import com.cloudcart.order.usecase.PlaceOrder.Result;
import com.cloudcart.order.usecase.Shortage.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why an order cannot be placed as it is: all that is known of its lines, for one answer. */
final class Findings {
  private final List<Shortage> shortages = new ArrayList<>();
  private final List<PriceChange> priceChanges = new ArrayList<>();

  void insufficient(OrderLine line, int available) {
    shortages.add(new Shortage(line, available, Reason.INSUFFICIENT_STOCK));
  }

  void unknown(OrderLine line) {
    shortages.add(new Shortage(line, 0, Reason.UNKNOWN_PRODUCT));
  }

  void otherPrice(OrderLine line, Money current) {
    priceChanges.add(new PriceChange(line, current));
  }

  /** Adds what a look at a line's product tells. */
  void seen(OrderLine line, Sight sight) {
    switch (sight) {
      case Sight.UnknownProduct unknown -> unknown(line);
      case Sight.Seen(Money price, int stock) -> {
        if (stock < line.quantity()) {
          insufficient(line, stock);
        }
        if (!price.equals(line.price())) {
          otherPrice(line, price);
        }
      }
      case Sight.Unanswered unanswered -> {}
    }
  }

  /** Shortages come first: another price does not help when there is nothing to sell. */
  Optional<Result> result() {
    if (!shortages.isEmpty()) {
      return Optional.of(new Result.InsufficientStock(shortages));
    }
    return priceChanges.isEmpty()
        ? Optional.empty()
        : Optional.of(new Result.PriceChanged(priceChanges));
  }
}
