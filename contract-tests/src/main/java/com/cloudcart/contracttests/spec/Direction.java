package com.cloudcart.contracttests.spec;

/** Who writes a value and who reads it, which decides what a narrower or wider schema breaks. */
public enum Direction {
  /** Clients of any age write, the new provider reads: nothing once accepted may be refused. */
  REQUEST,
  /**
   * The new provider writes, clients of any age read: nothing once promised may be missing. A wider
   * limit passes, since a client is not to count on a provider staying below one.
   */
  RESPONSE,
  /**
   * Messages of any age meet consumers of any age, both of which validate: what was valid stays
   * valid, and nothing that was invalid becomes valid, except for fields that the old schema does
   * not know.
   */
  EVENT;

  boolean readsOld() {
    return this != RESPONSE;
  }

  boolean writesNew() {
    return this != REQUEST;
  }
}
