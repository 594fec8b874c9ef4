package com.cloudcart.contracttests.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations of one kind of call. */
record Samples(List<Duration> sorted) {
  Samples {
    sorted = sorted.stream().sorted().toList();
  }

  /** Something that can be timed. */
  @FunctionalInterface
  interface Timed {
    void run() throws Exception;
  }

  /** Runs it so many times without, then with a stop watch. */
  static Samples of(int warmUps, int runs, Timed timed) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      timed.run();
    }
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      taken.add(time(timed));
    }
    return new Samples(taken);
  }

  static Duration time(Timed timed) throws Exception {
    long start = System.nanoTime();
    timed.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** In milliseconds. */
  double median() {
    return at(0.5);
  }

  /** The duration that this share of the samples does not exceed, in milliseconds. */
  double at(double share) {
    int index = (int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1)));
    return sorted.get(index).toNanos() / 1e6;
  }
}
