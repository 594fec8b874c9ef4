package com.cloudcart.order.port;

import com.cloudcart.order.domain.Order;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The orders and the idempotency keys that they hold. Both are in one port because one transaction
 * spans both.
 *
 * <p>Every method may throw when the store is unavailable or throttled. The change may have
 * happened then, or may still happen later; recovery completes or undoes it. Every method may be
 * repeated, also by two processes at the same time: a second call finds what the first call has
 * done and changes nothing more.
 */
public interface Orders {
  /**
   * In one transaction, stores a RESERVING order and claims its idempotency key. The order is then
   * open: {@link #overdue} reports it until it is dropped, or until payment has processed it.
   */
  OpenResult open(Order reserving, ClaimTimes times);

  /**
   * In one transaction, makes an open order PENDING and keeps the answer with its idempotency key,
   * on condition that the order is still RESERVING and still owns its key.
   */
  AcceptResult accept(Order pending, String answer);

  /**
   * In one transaction, makes a RESERVING order RELEASING and frees the idempotency key that it
   * owns. From then on {@link #accept} fails for the order, however late the call is.
   */
  FenceResult fence(Order order);

  /**
   * In one transaction, deletes an order that was not accepted and frees the idempotency key that
   * it owns. Call it only when the catalog holds nothing for the order any more.
   */
  void drop(Order order);

  /** Reads an order in any state, also one that no shopper may see. The read is consistent. */
  Optional<Order> find(OrderId orderId);

  /** Reads accepted orders only, newest first. An order accepted a moment ago may be missing. */
  Page newestFirst(UserId userId, int limit, PagePosition from);

  /** Finds open orders that need recovery, those that have waited longest first. */
  List<OrderId> overdue(OverdueSince since, int limit);

  /**
   * Makes an open order wait again from {@code since}. It changes nothing when payment has
   * processed the order. It also works for an order that cannot be read, so that such an order
   * never blocks the others.
   */
  void postpone(OrderId orderId, Instant since);

  /** The outcome of {@link #open}. */
  sealed interface OpenResult {
    /** The order is stored as RESERVING and has claimed its idempotency key. */
    record Opened() implements OpenResult {}

    /** Nothing was stored: the idempotency key is in use. */
    record KeyInUse(Claim claim) implements OpenResult {}
  }

  /** An idempotency key in use. Its owner is the order of the attempt that claimed it. */
  sealed interface Claim {
    /** The order of the attempt that claimed the key. */
    OrderId owner();

    /** The request that the key is bound to, see {@code Order.fingerprint}. */
    String fingerprint();

    /** The attempt runs, or has died. After {@code leaseUntil} it is presumed dead. */
    record Running(OrderId owner, String fingerprint, Instant leaseUntil) implements Claim {}

    /** The attempt was accepted. {@code answer} is what the shopper got, byte for byte. */
    record Answered(OrderId owner, String fingerprint, String answer) implements Claim {}
  }

  /**
   * How long an idempotency key is claimed: for a running attempt until {@code leaseUntil}, for its
   * answer until {@code expiresAt}. A claim that expired before {@code now} does not count, even
   * while the store still has it.
   */
  record ClaimTimes(Instant now, Instant leaseUntil, Instant expiresAt) {
    public static ClaimTimes from(Instant now, Duration lease, Duration lifetime) {
      return new ClaimTimes(now, now.plus(lease), now.plus(lifetime));
    }
  }

  /** The outcome of {@link #accept}. */
  enum AcceptResult {
    /** The order is PENDING and its idempotency key has its answer. */
    ACCEPTED,
    /** Nothing was changed: another process has fenced or dropped the order, or owns its key. */
    LOST,
    /** The store did not answer: the change may have happened, or may still happen later. */
    UNKNOWN
  }

  /** The outcome of {@link #fence}. */
  enum FenceResult {
    /** The order is RELEASING: it cannot be accepted any more, and its key is free. */
    FENCED,
    /** Nothing was changed: the order is already accepted. */
    ACCEPTED,
    /** There is no such order. */
    GONE
  }

  /** Some orders of a shopper, newest first, and whether older ones follow. */
  record Page(List<Order> orders, boolean more) {
    public Page {
      orders = List.copyOf(orders);
    }
  }

  /** Where a page of a shopper's orders starts. */
  sealed interface PagePosition {
    /** At the newest order. */
    record Start() implements PagePosition {}

    /** After this order. */
    record After(Instant createdAt, OrderId orderId) implements PagePosition {}
  }

  /**
   * Which orders need recovery: those that are not accepted and have waited since {@code reserving}
   * or longer, and PENDING ones that payment has not processed since {@code pending}.
   */
  record OverdueSince(Instant reserving, Instant pending) {}
}
