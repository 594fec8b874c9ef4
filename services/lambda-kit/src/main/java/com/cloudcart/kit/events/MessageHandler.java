package com.cloudcart.kit.events;

/**
 * Handles events that are valid by their schema.
 *
 * @param <E> the event as a record
 */
@FunctionalInterface
public interface MessageHandler<E> {
  /**
   * Handles the event of one message. An exception returns the message to its queue, which delivers
   * it again: everything that was done before must tolerate the repetition.
   */
  void handle(E event);
}
