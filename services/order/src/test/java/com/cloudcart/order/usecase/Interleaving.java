package com.cloudcart.order.usecase;

import com.cloudcart.kit.test.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs processes one call at a time, in an order that a test chooses: each waits before each of its
 * calls until the test lets it continue. So every run can be repeated on every machine.
 */
final class Interleaving<R> {
  private final List<Actor> actors = new ArrayList<>();

  /** A process, which starts with its first step. */
  final class Actor {
    private final Coroutine coroutine;
    private volatile @Nullable R result;

    private Actor(Supplier<R> work) {
      coroutine =
          new Coroutine(() -> {
            try {
              result = work.get();
            } catch (RuntimeException | Faults.Killed died) {
              result = null;
            }
          });
    }

    /** Called by the process itself. It waits until the test lets it continue. */
    void turn() {
      coroutine.pause();
    }

    Optional<R> result() {
      return Optional.ofNullable(result);
    }
  }

  /** Adds a process; its work calls {@link Actor#turn} before each of its calls. */
  Actor add(Supplier<R> work) {
    Actor process = new Actor(work);
    actors.add(process);
    return process;
  }

  /** Lets one of the running processes make its next call; false when no process runs. */
  boolean step(int choice) {
    List<Actor> running = actors.stream().filter(process -> !process.coroutine.hasEnded()).toList();
    if (running.isEmpty()) {
      return false;
    }
    running.get(Math.floorMod(choice, running.size())).coroutine.resume();
    return true;
  }
}
