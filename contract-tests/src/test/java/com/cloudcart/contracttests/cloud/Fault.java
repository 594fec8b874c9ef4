package com.cloudcart.contracttests.cloud;

/** A fault for a call. It may wait, run an action, or drop the call. */
@FunctionalInterface
public interface Fault {
  /** Does not affect calls. */
  Fault NONE = (moment, call) -> Verdict.PASS;

  /**
   * Called before the proxy forwards a call, and after the response but before the caller receives
   * it.
   */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** What the proxy does with the call. */
  enum Verdict {
    PASS,
    /** Closes the connection without a response. */
    DROP
  }

  Verdict on(Moment moment, Call call);
}
