package com.cloudcart.order.usecase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Steps that are done in order, and taken back in the opposite order when one of them stops. */
final class Saga {
  private Saga() {}

  /**
   * A step and what takes it back.
   *
   * @param action does the step; what it returns, if anything, ends the saga
   * @param compensation takes the step back, also when nobody knows whether it has happened
   */
  record Step<R>(Supplier<Optional<R>> action, Runnable compensation) {}

  /**
   * Does the steps. When one stops, that one, whose effect may be in doubt, and all before it are
   * taken back. A process that dies here leaves the rest to recovery, as does an exception.
   *
   * @return what stopped the saga; empty when all its steps are done
   */
  static <R> Optional<R> run(List<Step<R>> steps) {
    Deque<Runnable> compensations = new ArrayDeque<>();
    for (Step<R> step : steps) {
      compensations.push(step.compensation());
      Optional<R> stopped = step.action().get();
      if (stopped.isPresent()) {
        compensations.forEach(Runnable::run);
        return stopped;
      }
    }
    return Optional.empty();
  }
}
