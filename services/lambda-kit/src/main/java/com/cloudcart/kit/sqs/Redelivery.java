package com.cloudcart.kit.sqs;

/** Brings a failed message back sooner than its queue would. */
@FunctionalInterface
public interface Redelivery {
  /**
   * Shortens the time that this one message stays hidden. Best effort: where it fails, the message
   * comes back when the queue's own visibility time-out is over.
   */
  void hasten(SqsMessage message);
}
