package com.cloudcart.contracttests.simulation;

/** What can go wrong, each with the highest probability that a seed gives it. */
enum Fault {
  /** A process dies before a call. */
  DIE_BEFORE(0.01),
  /** A process dies after the effect of a call, before it has the answer. */
  DIE_AFTER(0.01),
  /** A process stands still for up to some minutes, then continues; its function has no limit. */
  STALL(0.006),
  /** A process is slow at each of its calls, and outlives its lease; its function has no limit. */
  SLOW_PROCESS(0.06),
  /** A request does not arrive. */
  LOSE_REQUEST(0.03),
  /** An answer does not arrive. */
  LOSE_ANSWER(0.03),
  /** A request arrives after its caller has given up. */
  LATE_REQUEST(0.03),
  /** An answer may take longer than its caller waits. */
  SLOW_NETWORK(0.05),
  /** A service refuses a call because of too many callers, and changes nothing. */
  THROTTLE(0.05),
  /** Some calls of one process in a row find the store away. */
  OUTAGE(0.004),
  /** A queue delivers a message while another consumer has it. */
  DUPLICATE_MESSAGE(0.15),
  /** A queue delivers in any order. */
  REORDER_MESSAGES(1),
  /** A message arrives minutes late. */
  DELAY_MESSAGE(0.1),
  /** A handled message is not deleted. */
  LOSE_DELETION(0.1),
  /** A message in a queue is no event. */
  POISON_MESSAGE(0.1),
  /** The clocks of processes differ by seconds. */
  SKEWED_CLOCKS(1),
  /** Two recoveries run at once. */
  TWO_RECOVERIES(0.5),
  /** A process runs the next version of the code. */
  NEW_VERSION(0.5);

  private final double most;

  Fault(double most) {
    this.most = most;
  }

  double most() {
    return most;
  }
}
