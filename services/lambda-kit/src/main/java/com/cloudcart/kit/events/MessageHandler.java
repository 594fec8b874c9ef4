package com.cloudcart.kit.events;

/**
 * Handles one message, which is valid by its schema.
 *
 * @param <E> the event as a record
 */
@FunctionalInterface
public interface MessageHandler<E> {
  /**
   * Returns when the message is finished. Any exception returns it to its queue, to be delivered
   * again: what was done until then must tolerate repetition.
   */
  void handle(E event);
}
