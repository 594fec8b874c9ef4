package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Simulation.Report;

/** Looks for a planted bug; loaded together with it. */
public final class BugHunt {
  private BugHunt() {}

  /**
   * Runs the seeds 0, 1, 2, … until one breaks a promise.
   *
   * @return how many seeds that took, a space, and the violation; empty when none did
   */
  public static String seedsNeeded(int most) {
    for (int seed = 0; seed < most; seed++) {
      Report report = Simulation.run(Plan.of(seed));
      if (!report.violations().isEmpty()) {
        return (seed + 1) + " " + report.violations().getFirst();
      }
    }
    return "";
  }
}
