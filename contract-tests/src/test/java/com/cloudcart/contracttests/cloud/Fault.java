package com.cloudcart.contracttests.cloud;

/** What happens to a call on its way. It may wait, act, or have the call dropped. */
@FunctionalInterface
public interface Fault {
  /** Lets every call pass. */
  Fault NONE = (moment, call) -> Verdict.PASS;

  /** Tells before a call is passed on, and after it was answered but before the caller knows. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** What becomes of the call. */
  enum Verdict {
    PASS,
    /** The connection is closed without an answer. */
    DROP
  }

  Verdict on(Moment moment, Call call);
}
