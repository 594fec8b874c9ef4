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
 * Takes stock for a buyer (spec operation {@code changeStock}, body {@code reserve}). With a
 * reservation id it happens once per product and reservation, however often the request is
 * repeated.
 */
public final class ReserveStock {

  /** The request; without a reservation id each call takes again. */
  public record Command(
      ProductId productId, Quantity quantity, @Nullable ReservationId reservationId) {}

  /** The outcome; nothing was changed unless it is Reserved. */
  public sealed interface Result {
    record Reserved(Product product) implements Result {}

    record UnknownProduct(ProductId productId) implements Result {}

    record InsufficientStock(ProductId productId, Quantity requested, Stock available)
        implements Result {}

    record AlreadyReleased(ReservationId reservationId) implements Result {}

    record DifferentQuantity(ReservationId reservationId, Quantity known) implements Result {}
  }

  private final Inventory inventory;
  private final StockReservations reservations;
  private final Clock clock;

  public ReserveStock(Inventory inventory, StockReservations reservations, Clock clock) {
    this.inventory = inventory;
    this.reservations = reservations;
    this.clock = clock;
  }

  public Result handle(Command command) {
    return Attempts.untilExplained(() -> tryOnce(command));
  }

  private Optional<Result> tryOnce(Command command) {
    return switch (attempt(command)) {
      case StockAttempt.Done done -> Optional.of(new Result.Reserved(done.product()));
      case StockAttempt.Refused refused -> explain(command, refused);
    };
  }

  private StockAttempt attempt(Command command) {
    ReservationId name = command.reservationId();
    if (name == null) {
      return inventory.take(command.productId(), command.quantity(), clock.instant());
    }
    Reservation wanted = Reservation.held(command.productId(), name, command.quantity());
    return reservations.hold(wanted, clock.instant());
  }

  /** A known reservation decides before the stock does: repeating needs no stock left. */
  private static Optional<Result> explain(Command command, StockAttempt.Refused refused) {
    Product product = refused.product();
    if (product == null) {
      return Optional.of(new Result.UnknownProduct(command.productId()));
    }
    Reservation known = refused.reservation();
    if (known != null) {
      return Optional.of(repeated(command, known, product));
    }
    if (!product.stock().covers(command.quantity())) {
      return Optional.of(
          new Result.InsufficientStock(product.id(), command.quantity(), product.stock()));
    }
    return Optional.empty();
  }

  private static Result repeated(Command command, Reservation known, Product product) {
    if (!known.isHeld()) {
      return new Result.AlreadyReleased(known.reservationId());
    }
    if (!known.isFor(command.quantity())) {
      return new Result.DifferentQuantity(known.reservationId(), known.quantity());
    }
    return new Result.Reserved(product);
  }
}
