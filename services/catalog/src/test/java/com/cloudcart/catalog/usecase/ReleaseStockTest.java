package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.usecase.ReleaseStock.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReleaseStockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final ReservationId ORDER = new ReservationId("order-1");

  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final CatalogActions actions =
      new CatalogActions(catalog, catalog, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Product mug = ProductMother.mug(5);
  private final ProductId id = mug.id();

  ReleaseStockTest() {
    catalog.add(mug);
  }

  @Test
  void without_a_reservation_each_call_gives_back_again() {
    actions.putBack(id, 2);
    assertThat(actions.putBack(id, 2)).isEqualTo(released(9));
  }

  @Test
  void release_gives_back_once_what_the_reservation_holds() {
    actions.reserve(id, 2, "order-1");
    assertThat(actions.release(id, 2, "order-1")).isEqualTo(released(5));
    assertThat(actions.release(id, 2, "order-1")).isEqualTo(released(5));
  }

  @Test
  void a_reservation_never_seen_gives_back_nothing_and_leaves_a_tombstone() {
    assertThat(actions.release(id, 2, "order-1")).isEqualTo(new Result.Released(mug));
    assertThat(catalog.reservation(id, ORDER)).isEqualTo(Reservations.released(id, "order-1", 2));
  }

  @Test
  void another_quantity_than_held_is_distinguished_and_stays_held() {
    actions.reserve(id, 2, "order-1");
    assertThat(actions.release(id, 1, "order-1"))
        .isEqualTo(new Result.DifferentQuantity(ORDER, new Quantity(2)));
    assertThat(actions.release(id, 2, "order-1")).isEqualTo(released(5));
  }

  @Test
  void what_does_not_fit_is_refused_and_stays_held() {
    actions.reserve(id, 2, "order-1");
    actions.set(id, Stock.MAX);

    assertThat(actions.release(id, 2, "order-1"))
        .isEqualTo(new Result.StockLimitExceeded(id, new Stock(Stock.MAX)));
    assertThat(actions.putBack(id, 1))
        .isEqualTo(new Result.StockLimitExceeded(id, new Stock(Stock.MAX)));

    actions.set(id, 1);
    assertThat(actions.release(id, 2, "order-1")).isEqualTo(released(3));
  }

  @Test
  void an_unknown_product_stays_unknown_and_gets_no_tombstone() {
    ProductId unknown = ProductMother.newId();
    assertThat(actions.putBack(unknown, 1)).isEqualTo(new Result.UnknownProduct(unknown));
    assertThat(actions.release(unknown, 1, "order-1"))
        .isEqualTo(new Result.UnknownProduct(unknown));
    assertThat(catalog.reservation(unknown, ORDER)).isNull();
  }

  private Result released(int left) {
    return new Result.Released(mug.with(new Stock(left), NOW));
  }
}
