package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The orders and the request keys that they hold; one port, because one transaction spans both.
 *
 * <p>Every method may throw when the store is away or busy: what was asked may have happened then,
 * and may even happen later; recovery completes it or takes it back. Each may be repeated, and by
 * two processes at once: a second call finds what the first has done and changes nothing more.
 */
public interface Orders {
  /**
   * In one transaction, stores a RESERVING order and holds its request key for it. The order is
   * then open: {@link #overdue} reports it until it is dropped, or taken up by payment.
   */
  Opening open(Order reserving, Terms terms);

  /**
   * In one transaction, makes an open order PENDING and keeps the answer with its request key, on
   * condition that the order is still RESERVING and still owns its key.
   */
  Acceptance accept(Order pending, String answer);

  /**
   * In one transaction, makes a RESERVING order RELEASING and frees the request key that it owns.
   * From then on {@link #accept} fails for it, however late it comes.
   */
  Fencing fence(Order order);

  /**
   * In one transaction, forgets an order that was not accepted and frees the request key that it
   * owns. Call it only when the catalog holds nothing for the order any more.
   */
  void drop(Order order);

  /** An order in any state, also one that no shopper may see; never an outdated one. */
  Optional<Order> find(OrderId orderId);

  /** Accepted orders only, newest first; one accepted a moment ago may be missing. */
  OrderPage newestFirst(UserId userId, int limit, PagePosition from);

  /** Open orders that need recovery, those that have waited longest first, at most so many. */
  List<OrderId> overdue(Overdue ages, int limit);

  /**
   * Lets an open order wait anew from {@code since}; nothing when payment has taken it up. It works
   * for an order that cannot be read, too, so that such a one never blocks the others.
   */
  void postpone(OrderId orderId, Instant since);
}
