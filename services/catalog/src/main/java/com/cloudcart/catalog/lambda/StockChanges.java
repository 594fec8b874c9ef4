package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.catalog.usecase.ReleaseStock;
import com.cloudcart.catalog.usecase.ReserveStock;
import com.cloudcart.catalog.usecase.SetStock;
import com.cloudcart.generated.catalog.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalog.model.ApiErrorModel;
import com.cloudcart.generated.catalog.model.InsufficientStockModel;
import com.cloudcart.generated.catalog.model.ReleaseStockModel;
import com.cloudcart.generated.catalog.model.ReservationDiffersModel;
import com.cloudcart.generated.catalog.model.ReservationReleasedModel;
import com.cloudcart.generated.catalog.model.ReserveStockModel;
import com.cloudcart.generated.catalog.model.SetStockModel;
import com.cloudcart.generated.catalog.model.StockConflictModel;
import com.cloudcart.generated.catalog.model.StockLimitExceededModel;
import com.cloudcart.generated.catalog.model.StockShortageModel;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles the three bodies of operation {@code changeStock}. */
final class StockChanges {
  private final SetStock setStock;
  private final ReserveStock reserveStock;
  private final ReleaseStock releaseStock;
  private final Log log;

  StockChanges(Inventory inventory, StockReservations reservations, Clock clock, Log log) {
    this.setStock = new SetStock(inventory, clock);
    this.reserveStock = new ReserveStock(inventory, reservations, clock);
    this.releaseStock = new ReleaseStock(inventory, reservations, clock);
    this.log = log;
  }

  ChangeStockResponse set(ProductId id, SetStockModel body) {
    SetStock.Command command = new SetStock.Command(id, new Stock(body.stock()));
    return switch (setStock.handle(command)) {
      case SetStock.Result.StockSet done -> changed("Stock set", done.product());
      case SetStock.Result.UnknownProduct unknown -> notFound();
    };
  }

  ChangeStockResponse reserve(ProductId id, ReserveStockModel body) {
    Quantity quantity = new Quantity(body.reserve());
    ReserveStock.Command command =
        new ReserveStock.Command(id, quantity, reservation(body.reservationId()));
    return switch (reserveStock.handle(command)) {
      case ReserveStock.Result.Reserved done -> changed("Stock reserved", done.product());
      case ReserveStock.Result.UnknownProduct unknown -> notFound();
      case ReserveStock.Result.InsufficientStock less -> conflict(id, shortage(less));
      case ReserveStock.Result.AlreadyReleased released ->
          conflict(id, new ReservationReleasedModel());
      case ReserveStock.Result.DifferentQuantity other ->
          conflict(id, new ReservationDiffersModel());
    };
  }

  ChangeStockResponse release(ProductId id, ReleaseStockModel body) {
    Quantity quantity = new Quantity(body.release());
    ReleaseStock.Command command =
        new ReleaseStock.Command(id, quantity, reservation(body.reservationId()));
    return switch (releaseStock.handle(command)) {
      case ReleaseStock.Result.Released done -> changed("Stock released", done.product());
      case ReleaseStock.Result.UnknownProduct unknown -> notFound();
      case ReleaseStock.Result.StockLimitExceeded full ->
          conflict(id, new StockLimitExceededModel());
      case ReleaseStock.Result.DifferentQuantity other ->
          conflict(id, new ReservationDiffersModel());
    };
  }

  private ChangeStockResponse changed(String event, Product product) {
    log.info(event, Field.of("productId", product.id()));
    return new ChangeStockResponse.Ok(CatalogModels.of(product));
  }

  private ChangeStockResponse conflict(ProductId id, StockConflictModel conflict) {
    log.info("Stock not changed", Field.of("productId", id), Field.of("reason", conflict.error()));
    return new ChangeStockResponse.Conflict(conflict);
  }

  private static ChangeStockResponse notFound() {
    return new ChangeStockResponse.NotFound(ApiErrorModel.of("Product not found"));
  }

  private static InsufficientStockModel shortage(ReserveStock.Result.InsufficientStock shortage) {
    return new InsufficientStockModel(
        List.of(
            new StockShortageModel(
                shortage.productId().value(),
                shortage.requested().value(),
                shortage.available().value())));
  }

  private static @Nullable ReservationId reservation(@Nullable String id) {
    return id == null ? null : new ReservationId(id);
  }
}
