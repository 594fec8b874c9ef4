package com.cloudcart.kit.events;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

/** Shortens the time until a failed message is delivered again. */
@FunctionalInterface
public interface Redelivery {
  /**
   * Shortens the visibility time-out of one message. If this fails, no exception is thrown: the
   * message returns after the visibility time-out of its queue.
   */
  void shortenVisibility(SQSMessage message);
}
