package com.cloudcart.payment.usecase;

import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.domain.Turn;
import com.cloudcart.payment.port.Orders;
import com.cloudcart.payment.port.PaymentEvents;
import com.cloudcart.payment.port.Payments;
import com.cloudcart.payment.port.Settlement;
import com.cloudcart.payment.port.StockReservations;

/**
 * Takes the payment of a placed order and sees to what follows from it.
 *
 * <p>The state changes first, the effects come after, so a process that dies in between leaves an
 * effect undone. That is why the effects do not ask whose turn it was: a duplicate of the event
 * that finds the order PAID sends the success again, one that finds it FAILED releases again, until
 * they are acknowledged. Consumers and catalog bear the repetition.
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

  /** How the order stands, with all that follows from it done. */
  public Result take(OrderId orderId) {
    return switch (orders.settle(orderId, payments.take(orderId))) {
      case Settlement.Paid paid -> {
        events.succeeded(paid.order(), paid.paidAt());
        yield new Result.Paid(paid.turn());
      }
      case Settlement.Declined declined -> {
        giveBack(declined.order());
        yield new Result.Declined(declined.turn());
      }
      // Only the success event leads here: it was received, sending it again would tell nobody.
      case Settlement.Shipped() -> new Result.Shipped();
      case Settlement.NotAccepted(String status) -> new Result.NotReady("its status is " + status);
      case Settlement.Unknown() -> new Result.NotReady("there is no such order");
    };
  }

  private void giveBack(Order order) {
    for (OrderLine line : order.lines()) {
      stock.release(order.orderId(), line);
    }
  }

  /** How the order stands. */
  public sealed interface Result {
    /** Paid, and shipment is told. */
    record Paid(Turn turn) implements Result {}

    /** Failed, and its stock is given back. */
    record Declined(Turn turn) implements Result {}

    /** Shipped already: an old duplicate, nothing is left to be done. */
    record Shipped() implements Result {}

    /** Nothing that can be paid, perhaps not yet: to be tried again. */
    record NotReady(String why) implements Result {}
  }
}
