package com.cloudcart.order.adapter.http;

import com.cloudcart.generated.catalogclient.CatalogApi;
import com.cloudcart.generated.catalogclient.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalogclient.CatalogApi.GetProductResponse;
import com.cloudcart.generated.catalogclient.model.InsufficientStockModel;
import com.cloudcart.generated.catalogclient.model.ProductModel;
import com.cloudcart.generated.catalogclient.model.ReleaseStockModel;
import com.cloudcart.generated.catalogclient.model.ReservationDiffersModel;
import com.cloudcart.generated.catalogclient.model.ReservationReleasedModel;
import com.cloudcart.generated.catalogclient.model.ReserveStockModel;
import com.cloudcart.generated.catalogclient.model.StockConflictModel;
import com.cloudcart.generated.catalogclient.model.StockLimitExceededModel;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.order.adapter.http.CatalogCalls.Limits;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.StockReservations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Reserves stock through the catalog's API. The id of the order is the id of the reservation. */
public final class HttpStockReservations implements StockReservations {
  /** The time-out that the given client must have for one call. */
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

  private static final int RESERVE_ATTEMPTS = 2;

  /** More than for a reservation: what is not released now stays reserved until recovery. */
  private static final int RELEASE_ATTEMPTS = 3;

  /** Only one, because an order can also be placed without looking. */
  private static final int LOOK_ATTEMPTS = 1;

  /** Each call at the same time needs its own process of the catalog, so only a few. */
  private static final int LOOKS_AT_ONCE = 5;

  private final CatalogApi catalog;
  private final CatalogCalls calls;
  private final Supplier<ExecutorService> threads;

  public HttpStockReservations(CatalogApi catalog, Clock clock, Log log) {
    this(
        catalog,
        new CatalogCalls(clock, CALL_TIMEOUT, Pauses.REAL, log),
        () -> Executors.newFixedThreadPool(LOOKS_AT_ONCE, Thread.ofVirtual().factory()));
  }

  /**
   * @param threads makes the threads that look at several products at the same time
   */
  HttpStockReservations(CatalogApi catalog, CatalogCalls calls, Supplier<ExecutorService> threads) {
    this.catalog = catalog;
    this.calls = calls;
    this.threads = threads;
  }

  @Override
  public ReserveResult reserve(OrderId orderId, OrderLine line, Instant deadline) {
    String product = line.productId().value();
    ReserveStockModel change = new ReserveStockModel(line.quantity(), orderId.value());
    try {
      return calls.call(
          new Limits("reserve", RESERVE_ATTEMPTS, deadline, ids(orderId, line.productId())),
          () -> reserved(catalog.changeStock(product, change)));
    } catch (DependencyUnavailable e) {
      return new ReserveResult.Unanswered(CatalogCalls.reason(e));
    }
  }

  @Override
  public ReleaseResult release(OrderId orderId, OrderLine line, Instant deadline) {
    String product = line.productId().value();
    ReleaseStockModel change = new ReleaseStockModel(line.quantity(), orderId.value());
    try {
      return calls.call(
          new Limits("release", RELEASE_ATTEMPTS, deadline, ids(orderId, line.productId())),
          () -> released(catalog.changeStock(product, change)));
    } catch (DependencyUnavailable e) {
      return new ReleaseResult.Unanswered(CatalogCalls.reason(e));
    }
  }

  @Override
  public Map<ProductId, StockLevel> look(List<ProductId> products, Instant deadline) {
    Correlation correlation = Correlation.current();
    Map<ProductId, StockLevel> levels = new ConcurrentHashMap<>();
    try (ExecutorService pool = threads.get()) {
      products.stream()
          .map(product ->
              CompletableFuture.runAsync(
                  () -> correlation.run(() -> levels.put(product, look(product, deadline))), pool))
          .toList()
          .forEach(CompletableFuture::join);
    }
    return Map.copyOf(levels);
  }

  private StockLevel look(ProductId productId, Instant deadline) {
    try {
      return calls.call(
          new Limits("show", LOOK_ATTEMPTS, deadline, List.of(Field.of("productId", productId))),
          () -> stockLevel(catalog.getProduct(productId.value())));
    } catch (DependencyUnavailable e) {
      return new StockLevel.Unanswered(CatalogCalls.reason(e));
    }
  }

  private static ReserveResult reserved(ChangeStockResponse response) {
    return switch (response) {
      case ChangeStockResponse.Ok(ProductModel product) ->
          new ReserveResult.Reserved(new Money(product.price()), product.title());
      case ChangeStockResponse.NotFound notFound -> new ReserveResult.UnknownProduct();
      case ChangeStockResponse.Conflict(StockConflictModel conflict) -> refused(conflict);
      case ChangeStockResponse.Rejected rejected -> throw unusable(rejected.status());
      case ChangeStockResponse.Failed failed -> throw unusable(failed);
    };
  }

  private static ReserveResult refused(StockConflictModel conflict) {
    return switch (conflict) {
      case InsufficientStockModel insufficient ->
          new ReserveResult.Insufficient(insufficient.items().getFirst().available());
      case ReservationReleasedModel released -> new ReserveResult.AlreadyReleased();
      case ReservationDiffersModel differs -> throw new DependencyUnavailable(differs.error(), 0);
      case StockLimitExceededModel exceeded -> throw new DependencyUnavailable(exceeded.error(), 0);
    };
  }

  /** The catalog holds nothing of a product that it does not know. */
  private static ReleaseResult released(ChangeStockResponse response) {
    return switch (response) {
      case ChangeStockResponse.Ok ok -> new ReleaseResult.Released();
      case ChangeStockResponse.NotFound notFound -> new ReleaseResult.Released();
      case ChangeStockResponse.Conflict conflict -> throw unusable(conflict.status());
      case ChangeStockResponse.Rejected rejected -> throw unusable(rejected.status());
      case ChangeStockResponse.Failed failed -> throw unusable(failed);
    };
  }

  private static StockLevel stockLevel(GetProductResponse response) {
    return switch (response) {
      case GetProductResponse.Ok(ProductModel product) ->
          new StockLevel.Known(new Money(product.price()), product.stock());
      case GetProductResponse.NotFound notFound -> new StockLevel.UnknownProduct();
      case GetProductResponse.Rejected rejected -> throw unusable(rejected.status());
      case GetProductResponse.Failed failed -> throw unusable(failed.status());
    };
  }

  private static DependencyUnavailable unusable(ChangeStockResponse.Failed failed) {
    int retryAfterSeconds =
        switch (failed) {
          case ChangeStockResponse.TooManyRequests throttled -> throttled.retryAfter();
          case ChangeStockResponse.ServiceUnavailable unavailable -> unavailable.retryAfter();
          case ChangeStockResponse.InternalError error -> 0;
        };
    return new DependencyUnavailable("the catalog answered " + failed.status(), retryAfterSeconds);
  }

  private static DependencyUnavailable unusable(int status) {
    return new DependencyUnavailable("the catalog answered " + status, 0);
  }

  private static List<Field> ids(OrderId orderId, ProductId productId) {
    return List.of(Field.of("orderId", orderId), Field.of("productId", productId));
  }
}
