package com.cloudcart.contracttests.simulation;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.contracttests.simulation.Network.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalog's tables behind the network. */
final class RemoteStock implements Products, Inventory, StockReservations {
  /** As the catalog limits its calls of AWS. */
  private static final Duration TIMEOUT = Duration.ofMillis(3500);

  private final Network network;
  private final StockRecords records;

  RemoteStock(Network network, StockRecords records) {
    this.network = network;
    this.records = records;
  }

  @Override
  public void add(Product product) {
    throw new UnsupportedOperationException("the simulation adds its products itself");
  }

  @Override
  public Optional<Product> find(ProductId id) {
    return call("find", id, () -> records.catalog().find(id));
  }

  @Override
  public Page list(PageRequest request) {
    return call("list", request, () -> records.catalog().list(request));
  }

  @Override
  public StockAttempt set(ProductId id, Stock stock, Instant at) {
    return change(
        "set", id, () -> records.external(id, () -> records.catalog().set(id, stock, at)));
  }

  @Override
  public StockAttempt take(ProductId id, Quantity quantity, Instant at) {
    return change(
        "take", id, () -> records.external(id, () -> records.catalog().take(id, quantity, at)));
  }

  @Override
  public StockAttempt putBack(ProductId id, Quantity quantity, Instant at) {
    return change(
        "put back",
        id,
        () -> records.external(id, () -> records.catalog().putBack(id, quantity, at)));
  }

  @Override
  public StockAttempt hold(Reservation reservation, Instant at) {
    return change("hold", reservation, () -> records.catalog().hold(reservation, at));
  }

  @Override
  public StockAttempt giveBack(Reservation reservation, Instant at) {
    return change("give back", reservation, () -> records.catalog().giveBack(reservation, at));
  }

  @Override
  public StockAttempt leaveTombstone(Reservation reservation, Instant at) {
    return change(
        "leave tombstone", reservation, () -> records.catalog().leaveTombstone(reservation, at));
  }

  private StockAttempt change(String what, Reservation of, Supplier<StockAttempt> effect) {
    return change(
        what + " " + of.quantity() + " for " + of.reservationId() + " of", of.productId(), effect);
  }

  private StockAttempt change(String what, ProductId id, Supplier<StockAttempt> effect) {
    return call(
        what,
        id,
        () -> {
          StockAttempt attempt = effect.get();
          records.note(id);
          return attempt;
        });
  }

  private <R> R call(String what, Object of, Supplier<R> effect) {
    return network.store(new Call(what + " " + of, TIMEOUT), effect);
  }
}
