package com.cloudcart.kit.sqs;

/** Acts on one message, which has been held against its contract. */
@FunctionalInterface
public interface MessageHandler {
  /**
   * Returns when the message is done with. Any exception sends it back to its queue, to be tried
   * again: what was done of it by then must bear being repeated.
   *
   * @param body JSON that keeps the schema
   */
  void handle(String body);
}
