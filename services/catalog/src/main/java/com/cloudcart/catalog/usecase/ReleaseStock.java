package com.cloudcart.catalog.usecase;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Releases stock (spec operation {@code changeStock}, body {@code release}). With a reservation id
 * it releases what that reservation holds, once. An unknown reservation releases nothing and leaves
 * a tombstone: its reserve request may still arrive, and must not take stock that nobody would
 * release.
 */
public final class ReleaseStock {

  /** The request; without a reservation id each call releases again. */
  public record Command(
      ProductId productId, Quantity quantity, @Nullable ReservationId reservationId) {}

  /** The outcome; nothing was changed unless it is Released. */
  public sealed interface Result {
    record Released(Product product) implements Result {}

    record UnknownProduct(ProductId productId) implements Result {}

    record StockLimitExceeded(ProductId productId, Stock stock) implements Result {}

    record DifferentQuantity(ReservationId reservationId, Quantity known) implements Result {}
  }

  private final Inventory inventory;
  private final StockReservations reservations;
  private final Clock clock;

  public ReleaseStock(Inventory inventory, StockReservations reservations, Clock clock) {
    this.inventory = inventory;
    this.reservations = reservations;
    this.clock = clock;
  }

  public Result handle(Command command) {
    ReservationId name = command.reservationId();
    if (name == null) {
      return Attempts.untilExplained(() -> putBack(command));
    }
    Reservation held = Reservation.held(command.productId(), name, command.quantity());
    return Attempts.untilExplained(() -> giveBack(held));
  }

  private Optional<Result> putBack(Command command) {
    return switch (inventory.putBack(command.productId(), command.quantity(), clock.instant())) {
      case StockAttempt.Done done -> Optional.of(new Result.Released(done.product()));
      case StockAttempt.Refused(Product product, var none) when product != null ->
          full(product, command.quantity());
      case StockAttempt.Refused refused ->
          Optional.of(new Result.UnknownProduct(command.productId()));
    };
  }

  private Optional<Result> giveBack(Reservation held) {
    return switch (reservations.giveBack(held, clock.instant())) {
      case StockAttempt.Done done -> Optional.of(new Result.Released(done.product()));
      case StockAttempt.Refused refused -> explain(held, refused);
    };
  }

  private Optional<Result> explain(Reservation wanted, StockAttempt.Refused refused) {
    Product product = refused.product();
    if (product == null) {
      return Optional.of(new Result.UnknownProduct(wanted.productId()));
    }
    Reservation known = refused.reservation();
    if (known == null) {
      return leaveTombstone(wanted);
    }
    if (!known.isFor(wanted.quantity())) {
      return Optional.of(new Result.DifferentQuantity(known.reservationId(), known.quantity()));
    }
    return known.isHeld()
        ? full(product, wanted.quantity())
        : Optional.of(new Result.Released(product));
  }

  /** Refused when the reserve request came in between; the next attempt releases what it took. */
  private Optional<Result> leaveTombstone(Reservation wanted) {
    return switch (reservations.leaveTombstone(wanted.released(), clock.instant())) {
      case StockAttempt.Done done -> Optional.of(new Result.Released(done.product()));
      case StockAttempt.Refused refused -> Optional.empty();
    };
  }

  private static Optional<Result> full(Product product, Quantity quantity) {
    return product.stock().hasRoomFor(quantity)
        ? Optional.empty()
        : Optional.of(new Result.StockLimitExceeded(product.id(), product.stock()));
  }
}
