package com.cloudcart.order.adapter.http;

import com.cloudcart.generated.catalogclient.CatalogApi;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.log.Level;
import com.cloudcart.kit.log.Log;
import com.cloudcart.order.port.StockReservations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The real adapter of the catalog on the time of a simulation, and on the thread of its caller. */
public final class VirtualTimeStock {
  private static final int MIN_JITTER_MILLIS = 50;
  private static final int MAX_JITTER_MILLIS = 400;

  private VirtualTimeStock() {}

  /**
   * The adapter for one simulated shop.
   *
   * @param sleep lets the calling process wait
   */
  public static StockReservations of(
      CatalogApi catalog, Clock clock, RandomGenerator random, Consumer<Duration> sleep) {
    Log log = new Log("order-service", Level.ERROR, JsonLines.discarded(), clock);
    Duration timeout = HttpStockReservations.CALL_TIMEOUT;
    CatalogCalls calls = new CatalogCalls(clock, timeout, new VirtualPauses(random, sleep), log);
    return new HttpStockReservations(catalog, calls, CallersThread::new);
  }

  private record VirtualPauses(RandomGenerator random, Consumer<Duration> sleeping)
      implements Pauses {
    @Override
    public Duration jitter() {
      return Duration.ofMillis(random.nextInt(MIN_JITTER_MILLIS, MAX_JITTER_MILLIS));
    }

    @Override
    public boolean sleep(Duration pause) {
      if (pause.isPositive()) {
        sleeping.accept(pause);
      }
      return true;
    }
  }

  /** Runs each task at once. */
  private static final class CallersThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      // There is no thread to end.
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return true;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
