package com.cloudcart.catalog.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.adapter.memory.InMemoryCatalog;
import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.StockAttempt;
import com.cloudcart.catalog.port.StockReservations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What another caller does between a refusal and the look at its reason. */
class StockRacesTest {
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final Product mug = ProductMother.mug(5);
  private final Queue<Runnable> meanwhile = new ArrayDeque<>();

  StockRacesTest() {
    catalog.add(mug);
  }

  @Test
  void a_reserve_refused_for_stock_that_came_back_meanwhile_is_tried_again() {
    catalog.set(mug.id(), new Stock(0), Instant.EPOCH);
    meanwhile.add(() -> catalog.set(mug.id(), new Stock(5), Instant.EPOCH));

    ReserveStock.Result result = raced().reserve(mug.id(), 2, "order-1");

    assertThat(result).isInstanceOf(ReserveStock.Result.Reserved.class);
    assertThat(stock()).isEqualTo(3);
  }

  @Test
  void a_release_overtaken_by_its_reserve_gives_back_what_that_took() {
    Reservation held = Reservations.held(mug.id(), "order-1", 2);
    meanwhile.add(() -> {});
    meanwhile.add(() -> catalog.hold(held, Instant.EPOCH));

    ReleaseStock.Result result = raced().release(mug.id(), 2, "order-1");

    assertThat(result).isInstanceOf(ReleaseStock.Result.Released.class);
    assertThat(catalog.reservation(mug.id(), held.reservationId())).isEqualTo(held.released());
    assertThat(stock()).isEqualTo(5);
  }

  private CatalogActions raced() {
    return new CatalogActions(catalog, new Raced(), Clock.systemUTC());
  }

  private int stock() {
    return catalog.find(mug.id()).orElseThrow().stock().value();
  }

  /** Lets the other caller act right before a bury, and right after a refusal was decided. */
  private final class Raced implements StockReservations {
    @Override
    public StockAttempt hold(Reservation wanted, Instant at) {
      return afterwards(catalog.hold(wanted, at));
    }

    @Override
    public StockAttempt giveBack(Reservation held, Instant at) {
      return afterwards(catalog.giveBack(held, at));
    }

    @Override
    public StockAttempt leaveTombstone(Reservation tombstone, Instant at) {
      act();
      return catalog.leaveTombstone(tombstone, at);
    }

    private StockAttempt afterwards(StockAttempt attempt) {
      if (attempt instanceof StockAttempt.Refused refused) {
        act();
        Product now = catalog.find(mug.id()).orElseThrow();
        return new StockAttempt.Refused(now, refused.reservation());
      }
      return attempt;
    }

    private void act() {
      Runnable other = meanwhile.poll();
      if (other != null) {
        other.run();
      }
    }
  }
}
