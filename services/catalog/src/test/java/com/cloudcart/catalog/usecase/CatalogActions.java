package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockReservations;
import java.time.Clock;

/** The stock use cases in short words, so that a test reads as a sequence of events. */
final class CatalogActions {
  private final SetStock setStock;
  private final ReserveStock reserveStock;
  private final ReleaseStock releaseStock;

  CatalogActions(Inventory inventory, StockReservations reservations, Clock clock) {
    setStock = new SetStock(inventory, clock);
    reserveStock = new ReserveStock(inventory, reservations, clock);
    releaseStock = new ReleaseStock(inventory, reservations, clock);
  }

  SetStock.Result set(ProductId id, int stock) {
    return setStock.handle(new SetStock.Command(id, new Stock(stock)));
  }

  ReserveStock.Result take(ProductId id, int quantity) {
    return reserveStock.handle(new ReserveStock.Command(id, new Quantity(quantity), null));
  }

  ReserveStock.Result reserve(ProductId id, int quantity, String reservation) {
    return reserveStock.handle(
        new ReserveStock.Command(id, new Quantity(quantity), new ReservationId(reservation)));
  }

  ReleaseStock.Result putBack(ProductId id, int quantity) {
    return releaseStock.handle(new ReleaseStock.Command(id, new Quantity(quantity), null));
  }

  ReleaseStock.Result release(ProductId id, int quantity, String reservation) {
    return releaseStock.handle(
        new ReleaseStock.Command(id, new Quantity(quantity), new ReservationId(reservation)));
  }
}
