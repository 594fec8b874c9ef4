package com.cloudcart.catalog.port;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many callers at the same time. */
public final class Crowd {
  private static final int THREADS = 16;

  private Crowd() {}

  /** What each call answered, in the order of the inputs. */
  public static <I, O> List<O> each(List<I> inputs, Function<I, O> call) {
    try (ExecutorService crowd = Executors.newFixedThreadPool(THREADS)) {
      List<Future<O>> answers =
          inputs.stream().map(input -> crowd.submit(() -> call.apply(input))).toList();
      return answers.stream().map(Crowd::answer).toList();
    }
  }

  private static <O> O answer(Future<O> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
