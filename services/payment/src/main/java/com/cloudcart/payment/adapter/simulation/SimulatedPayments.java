package com.cloudcart.payment.adapter.simulation;

import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.Payment;
import com.cloudcart.payment.port.Payments;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;

/**
 * Approves a share of all orders. A hash of the order's id decides, so that with the same success
 * rate every process decides the same for an order.
 */
public final class SimulatedPayments implements Payments {
  private static final String REASON = "Payment declined";
  private static final BigDecimal HASHES = BigDecimal.valueOf(1L << 32);

  private final BigDecimal approvedBelow;
  private final Clock clock;

  /**
   * A simulation with a success rate.
   *
   * @param successRate 0 approves no order, 1 approves every order
   */
  public SimulatedPayments(BigDecimal successRate, Clock clock) {
    if (successRate.signum() < 0 || successRate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a success rate must be from 0 to 1: " + successRate);
    }
    this.approvedBelow = successRate.multiply(HASHES);
    this.clock = clock;
  }

  @Override
  public Payment take(OrderId orderId) {
    boolean approved = BigDecimal.valueOf(hash(orderId)).compareTo(approvedBelow) < 0;
    return approved
        ? new Payment.Approved(clock.instant())
        : new Payment.Declined(clock.instant(), REASON);
  }

  /** From 0 to 2³² - 1, evenly distributed; {@code String.hashCode} of similar ids is not. */
  private static long hash(OrderId orderId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(orderId.value().getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
