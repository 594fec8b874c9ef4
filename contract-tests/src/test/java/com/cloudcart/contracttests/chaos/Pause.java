package com.cloudcart.contracttests.chaos;

/** Lets time pass: the delay of a fault, or the time that a shopper thinks. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
