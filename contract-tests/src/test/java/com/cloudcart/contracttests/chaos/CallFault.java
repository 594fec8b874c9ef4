package com.cloudcart.contracttests.chaos;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What happens to a call of a function to DynamoDB, SQS or the catalog. The weights are parts of
 * {@link #CALLS} calls.
 */
enum CallFault {
  LOST_REQUEST(50),
  LOST_ANSWER(50),
  DELAYED(60),
  /** Reaches its target after the caller has given up. */
  LATE(15),
  THROTTLED(40),
  SERVER_ERROR(30),
  SERVER_ERROR_AFTER_THE_EFFECT(30),
  KILLED_BEFORE(4),
  KILLED_AFTER(4),
  NONE(0);

  private static final int CALLS = 10_000;
  private final int weight;

  CallFault(int weight) {
    this.weight = weight;
  }

  static CallFault draw(SplittableRandom random) {
    int ticket = random.nextInt(CALLS);
    for (CallFault fault : values()) {
      ticket -= fault.weight;
      if (ticket < 0) {
        return fault;
      }
    }
    return NONE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
