package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.port.Orders;
import com.cloudcart.order.port.StockReservations;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import java.time.Instant;
import java.util.List;

/** Undoes an order that is not accepted: releases its stock and deletes its record. */
public final class AbandonOrder {
  private final Orders orders;
  private final StockReservations stock;

  public AbandonOrder(Orders orders, StockReservations stock) {
    this.orders = orders;
    this.stock = stock;
  }

  /** The outcome of undoing an order whose attempt is presumed dead. */
  public enum Result {
    /** Its stock is released and the order is deleted. */
    ABANDONED,
    /** The order cannot be accepted any more and its key is free, but stock may be reserved. */
    STOCK_STILL_HELD,
    /** The order was already accepted; nothing was changed. */
    ACCEPTED,
    /** The order was already deleted. */
    GONE
  }

  /**
   * Undoes an order whose attempt has died, or is presumed dead.
   *
   * <p>The order of the three steps makes this safe at any moment. The fence comes first, so that a
   * slow attempt that still runs can no longer be accepted while its stock is released. The record
   * comes last, so that a process that dies in between leaves something for recovery to find.
   */
  public Result handle(Order order, Instant deadline) {
    return switch (orders.fence(order)) {
      case ACCEPTED -> Result.ACCEPTED;
      case FENCED -> releaseAndDrop(order, deadline);
      case GONE -> {
        orders.drop(order);
        yield Result.GONE;
      }
    };
  }

  /**
   * Undoes an attempt of this process, which will not accept the order any more. While the catalog
   * may hold stock for the order, the order stays for recovery.
   *
   * @param tried the lines that may be reserved, in the order in which they were tried
   */
  void undo(Order order, List<OrderLine> tried, Instant deadline) {
    if (release(order, tried, deadline)) {
      orders.drop(order);
    } else {
      orders.fence(order);
    }
  }

  private Result releaseAndDrop(Order order, Instant deadline) {
    if (!release(order, order.lines().inReservationOrder(), deadline)) {
      return Result.STOCK_STILL_HELD;
    }
    orders.drop(order);
    return Result.ABANDONED;
  }

  /** Releases the lines in reverse order; false when the catalog may still hold some of them. */
  private boolean release(Order order, List<OrderLine> lines, Instant deadline) {
    boolean all = true;
    for (OrderLine line : lines.reversed()) {
      all &= stock.release(order.orderId(), line, deadline) instanceof ReleaseResult.Released;
    }
    return all;
  }
}
