package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.usecase.ReserveStock.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReserveStockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final ReservationId ORDER = new ReservationId("order-1");

  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final CatalogActions actions =
      new CatalogActions(catalog, catalog, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Product mug = ProductMother.mug(5);
  private final ProductId id = mug.id();

  ReserveStockTest() {
    catalog.add(mug);
  }

  @Test
  void takes_from_the_stock() {
    assertThat(actions.take(id, 2)).isEqualTo(reserved(3));
  }

  @Test
  void without_a_reservation_each_call_takes_again() {
    actions.take(id, 2);
    assertThat(actions.take(id, 2)).isEqualTo(reserved(1));
  }

  @Test
  void with_a_reservation_repeating_takes_nothing_more() {
    actions.reserve(id, 2, "order-1");
    assertThat(actions.reserve(id, 2, "order-1")).isEqualTo(reserved(3));
  }

  @Test
  void repeating_succeeds_when_nothing_is_left() {
    actions.reserve(id, 5, "order-1");
    assertThat(actions.reserve(id, 5, "order-1")).isEqualTo(reserved(0));
  }

  @Test
  void another_quantity_for_a_known_reservation_is_distinguished() {
    actions.reserve(id, 2, "order-1");
    assertThat(actions.reserve(id, 3, "order-1"))
        .isEqualTo(new Result.DifferentQuantity(ORDER, new Quantity(2)));
    assertThat(stock()).isEqualTo(3);
  }

  @Test
  void says_what_is_available_when_it_is_not_enough() {
    Result expected = new Result.InsufficientStock(id, new Quantity(6), new Stock(5));
    assertThat(actions.take(id, 6)).isEqualTo(expected);
    assertThat(actions.reserve(id, 6, "order-1")).isEqualTo(expected);
    assertThat(stock()).isEqualTo(5);
  }

  @Test
  void a_refused_reservation_may_be_tried_again_with_another_quantity() {
    actions.reserve(id, 6, "order-1");
    assertThat(actions.reserve(id, 5, "order-1")).isEqualTo(reserved(0));
  }

  @Test
  void a_reserve_that_arrives_after_its_release_takes_nothing() {
    actions.release(id, 2, "order-1");
    assertThat(actions.reserve(id, 2, "order-1")).isEqualTo(new Result.AlreadyReleased(ORDER));
    assertThat(stock()).isEqualTo(5);
  }

  @Test
  void a_released_reservation_never_holds_again() {
    actions.reserve(id, 2, "order-1");
    actions.release(id, 2, "order-1");
    assertThat(actions.reserve(id, 2, "order-1")).isEqualTo(new Result.AlreadyReleased(ORDER));
  }

  @Test
  void an_unknown_product_stays_unknown() {
    ProductId unknown = ProductMother.newId();
    assertThat(actions.take(unknown, 1)).isEqualTo(new Result.UnknownProduct(unknown));
    assertThat(actions.reserve(unknown, 1, "order-1"))
        .isEqualTo(new Result.UnknownProduct(unknown));
    assertThat(catalog.find(unknown)).isEmpty();
  }

  private Result reserved(int left) {
    return new Result.Reserved(mug.with(new Stock(left), NOW));
  }

  private int stock() {
    return catalog.find(id).orElseThrow().stock().value();
  }
}
