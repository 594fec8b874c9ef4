package com.cloudcart.order.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
    private final Semaphore mayGo = new Semaphore(0);
    private final Semaphore standsStill = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ended;
    private volatile @Nullable R result;

    private Actor(Supplier<R> work) {
      thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  mayGo.acquireUninterruptibly();
                  result = work.get();
                } catch (RuntimeException | Faults.Killed died) {
                  result = null;
                } finally {
                  ended = true;
                  standsStill.release();
                }
              });
    }

    /** Called by the process itself. It waits until the test lets it continue. */
    void turn() {
      standsStill.release();
      mayGo.acquireUninterruptibly();
    }

    private void proceed() {
      mayGo.release();
      standsStill.acquireUninterruptibly();
    }

    Optional<R> result() {
      return Optional.ofNullable(result);
    }
  }

  /** Adds a process; its work calls {@link Actor#turn} before each of its calls. */
  Actor add(Supplier<R> work) {
    Actor process = new Actor(work);
    actors.add(process);
    process.thread.start();
    return process;
  }

  /** Lets one of the running processes make its next call; false when no process runs. */
  boolean step(int choice) {
    List<Actor> running = actors.stream().filter(process -> !process.ended).toList();
    if (running.isEmpty()) {
      return false;
    }
    running.get(Math.floorMod(choice, running.size())).proceed();
    return true;
  }
}
