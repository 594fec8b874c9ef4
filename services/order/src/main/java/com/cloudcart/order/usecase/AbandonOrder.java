package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.StockReservations;
import java.time.Instant;

/**
 * Takes back an order whose attempt has died, or has to be taken for dead.
 *
 * <p>The order of the three steps is what makes it safe at any moment: the fence first, so that a
 * slow attempt that still lives can no longer be accepted while its stock goes back; the release
 * next; the record last, so that whoever dies in between leaves something for recovery to find.
 */
public final class AbandonOrder {
  private final Orders orders;
  private final StockReservations stock;

  public AbandonOrder(Orders orders, StockReservations stock) {
    this.orders = orders;
    this.stock = stock;
  }

  /** What came of it. */
  public enum Result {
    /** Its stock is back and the order is gone. */
    ABANDONED,
    /** Nobody can accept it any more and its key is free, but stock may still be held. */
    STOCK_STILL_HELD,
    /** It had been accepted; nothing was changed. */
    ACCEPTED,
    /** It was gone already. */
    GONE
  }

  /** Releases until the deadline, and drops the order when nothing is held for it any more. */
  public Result abandon(Order order, Instant deadline) {
    return switch (orders.fence(order)) {
      case ACCEPTED -> Result.ACCEPTED;
      case FENCED -> giveBack(order, deadline);
      case GONE -> {
        orders.drop(order);
        yield Result.GONE;
      }
    };
  }

  private Result giveBack(Order order, Instant deadline) {
    boolean all = true;
    for (OrderLine line : order.lines().lines()) {
      all &= stock.release(order.orderId(), line, deadline) instanceof Release.Released;
    }
    if (!all) {
      return Result.STOCK_STILL_HELD;
    }
    orders.drop(order);
    return Result.ABANDONED;
  }
}
