package com.cloudcart.order.port;

import com.cloudcart.order.domain.OrderId;
import java.time.Instant;

/**
 * A request key in use. The order of the attempt that holds it is its owner, so that no second name
 * for an attempt is needed.
 */
public sealed interface Claim {
  /** The order of the attempt that took the key. */
  OrderId owner();

  /** What the key is bound to, see {@code Order.fingerprint}. */
  String fingerprint();

  /** Its attempt runs, or died; after {@code leaseUntil} it has to be taken for dead. */
  record Running(OrderId owner, String fingerprint, Instant leaseUntil) implements Claim {}

  /** Its attempt was accepted; {@code answer} is what the shopper got, byte for byte. */
  record Answered(OrderId owner, String fingerprint, String answer) implements Claim {}
}
