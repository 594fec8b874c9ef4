package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Inventory;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import com.cloudcart.kit.Throttled;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** So many callers change one product that a change is refused for reasons that are gone. */
class StockContentionTest {
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final Product mug = ProductMother.mug(5);

  StockContentionTest() {
    catalog.add(mug);
    catalog.hold(Reservations.held(mug.id(), "held", 2), Instant.EPOCH);
  }

  /** A change of two pieces, and by how many the stock is then another. */
  enum Change {
    TAKE(-2),
    RESERVE(-2),
    PUT_BACK(2),
    RELEASE_WHAT_IS_HELD(2),
    RELEASE_WHAT_WAS_NEVER_SEEN(0);

    final int pieces;

    Change(int pieces) {
      this.pieces = pieces;
    }
  }

  @ParameterizedTest
  @EnumSource
  void change_is_made_after_nine_refusals(Change change) {
    make(change, new Busy(9, this::refused));

    assertThat(stock()).isEqualTo(3 + change.pieces);
  }

  @ParameterizedTest
  @EnumSource
  void change_is_throttled_after_ten_refusals_and_changes_nothing(Change change) {
    Busy busy = new Busy(10, this::refused);

    assertThatExceptionOfType(Throttled.class).isThrownBy(() -> make(change, busy));
    assertThat(stock()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void change_is_throttled_at_once_when_the_store_throttles_it(Change change) {
    Busy busy = new Busy(1, StockContentionTest::throttled);

    assertThatExceptionOfType(Throttled.class).isThrownBy(() -> make(change, busy));
    assertThat(stock()).isEqualTo(3);
  }

  @Test
  void stock_is_not_set_when_the_store_throttles_the_change() {
    Busy busy = new Busy(1, StockContentionTest::throttled);

    assertThatExceptionOfType(Throttled.class).isThrownBy(() -> actions(busy).set(mug.id(), 7));
    assertThat(stock()).isEqualTo(3);
  }

  private Object make(Change change, Busy busy) {
    CatalogActions actions = actions(busy);
    return switch (change) {
      case TAKE -> actions.take(mug.id(), 2);
      case RESERVE -> actions.reserve(mug.id(), 2, "new");
      case PUT_BACK -> actions.putBack(mug.id(), 2);
      case RELEASE_WHAT_IS_HELD -> actions.release(mug.id(), 2, "held");
      case RELEASE_WHAT_WAS_NEVER_SEEN -> actions.release(mug.id(), 2, "unseen");
    };
  }

  private static CatalogActions actions(Busy busy) {
    return new CatalogActions(busy, busy, Clock.systemUTC());
  }

  private StockAttempt refused(@Nullable Reservation known) {
    return new StockAttempt.Refused(catalog.find(mug.id()).orElseThrow(), known);
  }

  private static StockAttempt throttled(@Nullable Reservation known) {
    throw new Throttled("too many callers", 1);
  }

  private int stock() {
    return catalog.find(mug.id()).orElseThrow().stock().value();
  }

  /** Makes no change at first, whatever its conditions say; then the catalog decides again. */
  private final class Busy implements Inventory, StockReservations {
    private final Function<@Nullable Reservation, StockAttempt> answer;
    private int left;

    Busy(int times, Function<@Nullable Reservation, StockAttempt> answer) {
      this.left = times;
      this.answer = answer;
    }

    @Override
    public StockAttempt set(ProductId id, Stock stock, Instant at) {
      return isBusy() ? answer.apply(null) : catalog.set(id, stock, at);
    }

    @Override
    public StockAttempt take(ProductId id, Quantity quantity, Instant at) {
      return isBusy() ? answer.apply(null) : catalog.take(id, quantity, at);
    }

    @Override
    public StockAttempt putBack(ProductId id, Quantity quantity, Instant at) {
      return isBusy() ? answer.apply(null) : catalog.putBack(id, quantity, at);
    }

    @Override
    public StockAttempt hold(Reservation wanted, Instant at) {
      return isBusy() ? answer.apply(null) : catalog.hold(wanted, at);
    }

    /** An unknown reservation is refused by the catalog itself: its burial meets the crowd. */
    @Override
    public StockAttempt giveBack(Reservation held, Instant at) {
      Reservation known = catalog.reservation(held.productId(), held.reservationId());
      return known != null && isBusy() ? answer.apply(known) : catalog.giveBack(held, at);
    }

    @Override
    public StockAttempt leaveTombstone(Reservation tombstone, Instant at) {
      return isBusy() ? answer.apply(null) : catalog.leaveTombstone(tombstone, at);
    }

    private boolean isBusy() {
      return left-- > 0;
    }
  }
}
