package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

/** Brings a failed message back sooner than its queue would. */
@FunctionalInterface
public interface Redelivery {
  /**
   * Shortens the visibility time-out of this one message. Best effort: where it fails, the message
   * returns after the queue's own visibility time-out.
   */
  void hasten(SQSMessage message);
}
