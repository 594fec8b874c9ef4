package com.cloudcart.contracttests.spec;

/**
 * Who writes a value and who reads it. This decides whether a narrower or a wider schema is a
 * breaking change.
 */
public enum Direction {
  /**
   * Old and new clients write, the new provider reads: it must accept everything that was valid
   * before.
   */
  REQUEST,
  /**
   * The new provider writes, old and new clients read: the response must contain everything that
   * the contract guaranteed before. A wider limit is compatible, because a client must not rely on
   * a limit of a response.
   */
  RESPONSE,
  /**
   * Old and new producers send to old and new consumers, and both validate: a valid event stays
   * valid, and an invalid event stays invalid, except for fields that the old schema does not
   * define.
   */
  EVENT;

  boolean readsOld() {
    return this != RESPONSE;
  }

  boolean writesNew() {
    return this != REQUEST;
  }
}
