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
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.order.adapter.http.CatalogCalls.Question;
import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderId;
import com.cloudcart.order.domain.OrderLine;
import com.cloudcart.order.domain.ProductId;
import com.cloudcart.order.port.Release;
import com.cloudcart.order.port.Reservation;
import com.cloudcart.order.port.Sight;
import com.cloudcart.order.port.StockReservations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stock over the catalog's API; the order's id is the reservation's. */
public final class HttpStockReservations implements StockReservations {
  /** The time-out of one call that the client given here must have. */
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(4);

  private static final int RESERVE_ATTEMPTS = 2;

  /** More than to reserve: what is not released now waits for minutes until recovery. */
  private static final int RELEASE_ATTEMPTS = 3;

  /** Looking is a courtesy to the shopper, who waits. */
  private static final int LOOK_ATTEMPTS = 1;

  private final CatalogApi catalog;
  private final CatalogCalls calls;

  public HttpStockReservations(CatalogApi catalog, Clock clock, Log log) {
    this(catalog, new CatalogCalls(clock, CALL_TIMEOUT, log));
  }

  HttpStockReservations(CatalogApi catalog, CatalogCalls calls) {
    this.catalog = catalog;
    this.calls = calls;
  }

  @Override
  public Reservation reserve(OrderId orderId, OrderLine line, Instant deadline) {
    String product = line.productId().value();
    ReserveStockModel change = new ReserveStockModel(line.quantity(), orderId.value());
    Reply<Reservation> reply =
        calls.ask(
            new Question("reserve", RESERVE_ATTEMPTS, deadline, ids(orderId, line.productId())),
            () -> reserved(catalog.changeStock(product, change)));
    return switch (reply) {
      case Reply.Settled<Reservation>(var reservation) -> reservation;
      case Reply.Doubtful<Reservation> doubtful -> new Reservation.Unanswered(doubtful.reason());
    };
  }

  @Override
  public Release release(OrderId orderId, OrderLine line, Instant deadline) {
    String product = line.productId().value();
    ReleaseStockModel change = new ReleaseStockModel(line.quantity(), orderId.value());
    Reply<Release> reply =
        calls.ask(
            new Question("release", RELEASE_ATTEMPTS, deadline, ids(orderId, line.productId())),
            () -> released(catalog.changeStock(product, change)));
    return switch (reply) {
      case Reply.Settled<Release>(var release) -> release;
      case Reply.Doubtful<Release> doubtful -> new Release.Unanswered(doubtful.reason());
    };
  }

  @Override
  public Sight look(ProductId productId, Instant deadline) {
    Reply<Sight> reply =
        calls.ask(
            new Question(
                "show", LOOK_ATTEMPTS, deadline, List.of(Field.of("productId", productId))),
            () -> seen(catalog.getProduct(productId.value())));
    return switch (reply) {
      case Reply.Settled<Sight>(var sight) -> sight;
      case Reply.Doubtful<Sight> doubtful -> new Sight.Unanswered(doubtful.reason());
    };
  }

  private static Reply<Reservation> reserved(ChangeStockResponse response) {
    return switch (response) {
      case ChangeStockResponse.Ok(ProductModel product) ->
          new Reply.Settled<>(
              new Reservation.Reserved(new Money(product.price()), product.title()));
      case ChangeStockResponse.NotFound notFound ->
          new Reply.Settled<>(new Reservation.UnknownProduct());
      case ChangeStockResponse.Conflict(StockConflictModel conflict) -> refused(conflict);
      case ChangeStockResponse.Rejected rejected -> doubtful(rejected.status());
      case ChangeStockResponse.Failed failed -> failed(failed);
    };
  }

  private static Reply<Reservation> refused(StockConflictModel conflict) {
    return switch (conflict) {
      case InsufficientStockModel insufficient ->
          new Reply.Settled<>(
              new Reservation.Insufficient(insufficient.items().getFirst().available()));
      case ReservationReleasedModel released ->
          new Reply.Settled<>(new Reservation.AlreadyReleased());
      case ReservationDiffersModel differs -> new Reply.Doubtful<>(differs.error());
      case StockLimitExceededModel exceeded -> new Reply.Doubtful<>(exceeded.error());
    };
  }

  /** A product that the catalog does not know has nothing that could be held. */
  private static Reply<Release> released(ChangeStockResponse response) {
    return switch (response) {
      case ChangeStockResponse.Ok ok -> new Reply.Settled<>(new Release.Released());
      case ChangeStockResponse.NotFound none -> new Reply.Settled<>(new Release.Released());
      case ChangeStockResponse.Conflict conflict -> doubtful(conflict.status());
      case ChangeStockResponse.Rejected rejected -> doubtful(rejected.status());
      case ChangeStockResponse.Failed failed -> failed(failed);
    };
  }

  private static Reply<Sight> seen(GetProductResponse response) {
    return switch (response) {
      case GetProductResponse.Ok(ProductModel product) ->
          new Reply.Settled<>(new Sight.Seen(new Money(product.price()), product.stock()));
      case GetProductResponse.NotFound none -> new Reply.Settled<>(new Sight.UnknownProduct());
      case GetProductResponse.Rejected rejected -> doubtful(rejected.status());
      case GetProductResponse.Failed failed -> doubtful(failed.status());
    };
  }

  private static <T> Reply<T> failed(ChangeStockResponse.Failed failed) {
    String reason = "the catalog answered " + failed.status();
    return switch (failed) {
      case ChangeStockResponse.TooManyRequests busy ->
          new Reply.Doubtful<>(reason, Duration.ofSeconds(busy.retryAfter()));
      case ChangeStockResponse.ServiceUnavailable away ->
          new Reply.Doubtful<>(reason, Duration.ofSeconds(away.retryAfter()));
      case ChangeStockResponse.InternalError broken -> new Reply.Doubtful<>(reason);
    };
  }

  private static <T> Reply<T> doubtful(int status) {
    return new Reply.Doubtful<>("the catalog answered " + status);
  }

  private static List<Field> ids(OrderId orderId, ProductId productId) {
    return List.of(Field.of("orderId", orderId), Field.of("productId", productId));
  }
}
