package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.usecase.ReleaseStock;
import com.cloudcart.catalog.usecase.ReserveStock;
import com.cloudcart.catalog.usecase.SetStock;
import com.cloudcart.generated.catalog.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalog.model.ApiError;
import com.cloudcart.generated.catalog.model.InsufficientStock;
import com.cloudcart.generated.catalog.model.ReservationDiffers;
import com.cloudcart.generated.catalog.model.ReservationReleased;
import com.cloudcart.generated.catalog.model.StockConflict;
import com.cloudcart.generated.catalog.model.StockLimitExceeded;
import com.cloudcart.generated.catalog.model.StockShortage;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three bodies of operation {@code changeStock}, each to its use case and back. */
final class StockChanges {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final CatalogUseCases useCases;
  private final Log log;

  StockChanges(CatalogUseCases useCases, Log log) {
    this.useCases = useCases;
    this.log = log;
  }

  ChangeStockResponse set(ProductId id, com.cloudcart.generated.catalog.model.SetStock body) {
    SetStock.Command command = new SetStock.Command(id, new Stock(body.stock()));
    return switch (useCases.setStock().execute(command)) {
      case SetStock.Result.StockSet done -> changed("Stock set", done.product());
      case SetStock.Result.UnknownProduct unknown -> notFound();
      case SetStock.Result.Contended contended -> contended();
    };
  }

  ChangeStockResponse reserve(
      ProductId id, com.cloudcart.generated.catalog.model.ReserveStock body) {
    Quantity quantity = new Quantity(body.reserve());
    ReserveStock.Command command =
        new ReserveStock.Command(id, quantity, reservation(body.reservationId()));
    return switch (useCases.reserveStock().execute(command)) {
      case ReserveStock.Result.Reserved done -> changed("Stock reserved", done.product());
      case ReserveStock.Result.UnknownProduct unknown -> notFound();
      case ReserveStock.Result.InsufficientStock less -> conflict(id, shortage(less));
      case ReserveStock.Result.AlreadyReleased released -> conflict(id, new ReservationReleased());
      case ReserveStock.Result.DifferentQuantity other -> conflict(id, new ReservationDiffers());
      case ReserveStock.Result.Contended contended -> contended();
    };
  }

  ChangeStockResponse release(
      ProductId id, com.cloudcart.generated.catalog.model.ReleaseStock body) {
    Quantity quantity = new Quantity(body.release());
    ReleaseStock.Command command =
        new ReleaseStock.Command(id, quantity, reservation(body.reservationId()));
    return switch (useCases.releaseStock().execute(command)) {
      case ReleaseStock.Result.Released done -> changed("Stock released", done.product());
      case ReleaseStock.Result.UnknownProduct unknown -> notFound();
      case ReleaseStock.Result.StockLimitExceeded full -> conflict(id, new StockLimitExceeded());
      case ReleaseStock.Result.DifferentQuantity other -> conflict(id, new ReservationDiffers());
      case ReleaseStock.Result.Contended contended -> contended();
    };
  }

  private ChangeStockResponse changed(String event, Product product) {
    log.info(event, Field.of("productId", product.id()));
    return new ChangeStockResponse.Ok(ProductModel.of(product));
  }

  private ChangeStockResponse conflict(ProductId id, StockConflict why) {
    String reason =
        switch (why) {
          case InsufficientStock insufficient -> insufficient.error();
          case ReservationReleased released -> released.error();
          case ReservationDiffers differs -> differs.error();
          case StockLimitExceeded full -> full.error();
        };
    log.info("Stock kept as it is", Field.of("productId", id), Field.of("reason", reason));
    return new ChangeStockResponse.Conflict(why);
  }

  private static ChangeStockResponse notFound() {
    return new ChangeStockResponse.NotFound(ApiError.of("Product not found"));
  }

  private static ChangeStockResponse contended() {
    return new ChangeStockResponse.TooManyRequests(
        ApiError.of("Too many requests"), RETRY_AFTER_SECONDS);
  }

  private static InsufficientStock shortage(ReserveStock.Result.InsufficientStock shortage) {
    return new InsufficientStock(
        List.of(
            new StockShortage(
                shortage.productId().value(),
                shortage.requested().value(),
                shortage.available().value())));
  }

  private static @Nullable ReservationId reservation(@Nullable String id) {
    return id == null ? null : new ReservationId(id);
  }
}
