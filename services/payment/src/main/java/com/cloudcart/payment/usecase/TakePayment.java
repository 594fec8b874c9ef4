package com.cloudcart.payment.usecase;

import com.cloudcart.payment.domain.Delivery;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.Orders.Settlement;
import com.cloudcart.payment.port.PaymentEvents;
import com.cloudcart.payment.port.Payments;
import com.cloudcart.payment.port.StockReservations;
import java.util.function.Consumer;

/**
 * Takes the payment of a placed order, then sends the success event or releases the stock.
 *
 * <p>The order's state changes first, so a process that stops in between leaves an effect undone.
 * Therefore every delivery repeats the effects: of a PAID order the event, of a FAILED order the
 * release. Shipment and the catalog tolerate the repetition.
 */
public final class TakePayment {
  private final Orders orders;
  private final Payments payments;
  private final StockReservations stock;
  private final PaymentEvents events;

  public TakePayment(
      Orders orders, Payments payments, StockReservations stock, PaymentEvents events) {
    this.orders = orders;
    this.payments = payments;
    this.stock = stock;
    this.events = events;
  }

  /**
   * Settles the order and completes its effects.
   *
   * @param settled called after the order is settled and before the effects. If an effect fails,
   *     the next call is a repeated delivery: only this call can count the first.
   */
  public Result handle(OrderId orderId, Consumer<Settlement> settled) {
    Settlement settlement = orders.settle(orderId, payments.take(orderId));
    settled.accept(settlement);
    return switch (settlement) {
      case Settlement.Paid paid -> {
        events.succeeded(paid.order(), paid.paidAt());
        yield new Result.Paid(paid.delivery());
      }
      case Settlement.Declined declined -> {
        release(declined.order());
        yield new Result.Declined(declined.delivery());
      }
      // An order is shipped because its success event was received: there is nothing to repeat.
      case Settlement.Shipped() -> new Result.Shipped();
      case Settlement.NotAccepted(String status) -> new Result.NotReady("its status is " + status);
      case Settlement.Unknown() -> new Result.NotReady("there is no such order");
    };
  }

  private void release(Order order) {
    for (OrderLine line : order.lines()) {
      stock.release(order.orderId(), line);
    }
  }

  /** The order's state, with its effects completed. */
  public sealed interface Result {
    /** The order is paid and its success event is sent. */
    record Paid(Delivery delivery) implements Result {}

    /** The payment is declined and the order's stock is released. */
    record Declined(Delivery delivery) implements Result {}

    /** The order is already shipped; nothing was done. */
    record Shipped() implements Result {}

    /** The order cannot be paid, or not yet; nothing was done. */
    record NotReady(String why) implements Result {}
  }
}
