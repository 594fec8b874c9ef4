package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.provider.Call;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** A fault of the calls that match: it delays them, or loses them or their responses. */
final class Fault {
  private final Moment moment;
  private final Predicate<Call> calls;
  private final Runnable action;
  private final boolean loses;
  private final AtomicBoolean fired = new AtomicBoolean();

  /** Before the proxy forwards a call, or after the response but before the caller receives it. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private Fault(Moment moment, Predicate<Call> calls, Runnable action, boolean loses) {
    this.moment = moment;
    this.calls = calls;
    this.action = action;
    this.loses = loses;
  }

  /** Loses each call ({@code BEFORE}) or each response ({@code AFTER}). */
  static Fault loses(Moment moment, Predicate<Call> calls) {
    return new Fault(moment, calls, () -> {}, true);
  }

  /** Runs an action at the first call that matches, and loses that call or its response. */
  static Fault losesFirst(Moment moment, Predicate<Call> calls, Runnable action) {
    AtomicBoolean met = new AtomicBoolean();
    return new Fault(
        moment, call -> calls.test(call) && met.compareAndSet(false, true), action, true);
  }

  /** Delays each call until the action returns. */
  static Fault delays(Predicate<Call> calls, Runnable action) {
    return new Fault(Moment.BEFORE, calls, action, false);
  }

  /** Whether a call met the fault; its action may still run. */
  boolean hasFired() {
    return fired.get();
  }

  /** Whether the call or its response is lost. */
  boolean loses(Moment now, Call call) {
    if (now != moment || !calls.test(call)) {
      return false;
    }
    fired.set(true);
    action.run();
    return loses;
  }
}
