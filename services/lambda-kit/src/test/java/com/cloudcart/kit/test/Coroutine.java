package com.cloudcart.kit.test;

import java.util.concurrent.Semaphore;

/**
 * Work that runs only while it is resumed. It has its own thread, but one of the two threads always
 * waits for the other, so a test decides the order of everything that its coroutines do.
 */
public final class Coroutine {
  private final Semaphore mayGo = new Semaphore(0);
  private final Semaphore standsStill = new Semaphore(0);
  private final Thread thread;
  private boolean started;
  private boolean cancelled;
  private boolean ended;

  /**
   * A coroutine that has not started.
   *
   * @param work handles its own exceptions, except {@link Cancelled}
   */
  public Coroutine(Runnable work) {
    this.thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                mayGo.acquireUninterruptibly();
                if (!cancelled) {
                  work.run();
                }
              } catch (Cancelled end) {
                cancelled = true;
              } finally {
                ended = true;
                standsStill.release();
              }
            });
  }

  /** What ends the work of a cancelled coroutine. Nothing has to catch it. */
  public static final class Cancelled extends Error {
    private static final long serialVersionUID = 1L;

    private Cancelled() {
      super("the coroutine is cancelled", null, false, false);
    }
  }

  /** Runs the work until it pauses or ends. */
  public void resume() {
    if (ended) {
      return;
    }
    if (!started) {
      started = true;
      thread.start();
    }
    mayGo.release();
    standsStill.acquireUninterruptibly();
  }

  /**
   * Called by the work itself: waits until it is resumed.
   *
   * @throws Cancelled when the coroutine is cancelled, also by every later call
   */
  public void pause() {
    check();
    standsStill.release();
    mayGo.acquireUninterruptibly();
    check();
  }

  /**
   * Called by the work itself, where it may have caught what ended it.
   *
   * @throws Cancelled when the coroutine is cancelled
   */
  public void check() {
    if (cancelled) {
      throw new Cancelled();
    }
  }

  /** Called from outside: the work ends where it waits, and its thread with it. */
  public void cancel() {
    cancelled = true;
    if (started) {
      resume();
    }
    ended = true;
  }

  /** Whether the work has ended or is cancelled. */
  public boolean hasEnded() {
    return ended;
  }
}
