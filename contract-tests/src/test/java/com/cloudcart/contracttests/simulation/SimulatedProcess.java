package com.cloudcart.contracttests.simulation;

import com.cloudcart.kit.test.Coroutine;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One invocation of a function, or one shopper. It stops at each of its calls. */
final class SimulatedProcess {
  private final Scheduler scheduler;
  private final Role role;
  private final Coroutine coroutine;
  private final Runnable died;

  /** What a process may be. */
  enum Trait {
    /** Faults may stop or end it. */
    MORTAL,
    /** It is slow at each of its calls. */
    SLOW,
    /** It runs the next version of the code. */
    NEW_VERSION
  }

  /**
   * What a process is.
   *
   * @param skew how wrong its clock is
   */
  record Role(String name, Duration skew, Set<Trait> traits) {}

  /**
   * A process that has not started.
   *
   * @param work its exceptions are given to {@code endings}
   */
  SimulatedProcess(Scheduler scheduler, Role role, Runnable work, Endings endings) {
    this.scheduler = scheduler;
    this.role = role;
    this.died = endings.died();
    this.coroutine =
        new Coroutine(() -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            endings.failed().accept(e);
          }
        });
  }

  /** What happens when a process does not end well. */
  record Endings(Consumer<RuntimeException> failed, Runnable died) {}

  String name() {
    return role.name();
  }

  Duration skew() {
    return role.skew();
  }

  boolean is(Trait trait) {
    return role.traits().contains(trait);
  }

  boolean hasEnded() {
    return coroutine.hasEnded();
  }

  /** Called by the process itself. */
  void sleep(Duration time) {
    scheduler.after(time, () -> scheduler.resume(this));
    coroutine.pause();
  }

  /** Called by the process itself: it dies here. */
  void die() {
    scheduler.after(Duration.ZERO, () -> scheduler.kill(this));
    while (true) {
      coroutine.pause();
    }
  }

  /** Called by the process itself: ends it if it is dead, whatever its code has caught. */
  void check() {
    coroutine.check();
  }

  /** Called by the process itself: waits until {@link Reply#complete}. */
  void pause() {
    coroutine.pause();
  }

  void proceed() {
    coroutine.resume();
  }

  void end() {
    if (!coroutine.hasEnded()) {
      coroutine.cancel();
      died.run();
    }
  }

  @Override
  public String toString() {
    return role.name();
  }

  /** An answer that a process waits for. */
  static final class Reply<R> {
    private final Scheduler scheduler;
    private final SimulatedProcess waiting;
    private @Nullable Outcome<R> outcome;

    Reply(Scheduler scheduler) {
      this.scheduler = scheduler;
      this.waiting = scheduler.running();
    }

    /** Called by an event. Only the first answer counts. */
    void complete(Outcome<R> given) {
      if (outcome == null && !waiting.hasEnded()) {
        outcome = given;
        scheduler.resume(waiting);
      }
    }

    /** Called by the process. */
    Outcome<R> await() {
      waiting.pause();
      Outcome<R> given = outcome;
      if (given == null) {
        throw new IllegalStateException(waiting + " was resumed without an answer");
      }
      return given;
    }
  }
}
