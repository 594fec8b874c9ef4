package com.cloudcart.catalog.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductMother;
import com.cloudcart.catalog.domain.Quantity;
import com.cloudcart.catalog.domain.Reservation;
import com.cloudcart.catalog.domain.ReservationId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.StockAttempt.Done;
import com.cloudcart.catalog.port.StockAttempt.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link StockReservations} keeps to. */
public interface StockReservationsSuite {
  Instant LATER = ProductMother.LATER;

  Products products();

  Inventory inventory();

  StockReservations reservations();

  @Test
  default void holding_takes_the_stock() {
    Product mug = added(ProductMother.mug(40));
    assertThat(reservations().hold(held(mug, 3), LATER)).isEqualTo(done(mug, 37));
  }

  @Test
  default void holding_again_is_refused_and_takes_nothing_more() {
    Product mug = added(ProductMother.mug(40));
    Reservation held = held(mug, 3);
    reservations().hold(held, LATER);
    assertThat(reservations().hold(held, LATER.plusSeconds(1)))
        .isEqualTo(new Refused(mug.with(new Stock(37), LATER), held));
  }

  @Test
  default void more_than_the_stock_is_not_held() {
    Product mug = added(ProductMother.mug(2));
    Reservation held = held(mug, 3);
    assertThat(reservations().hold(held, LATER)).isEqualTo(new Refused(mug, null));
    assertThat(reservations().giveBack(held, LATER)).isEqualTo(new Refused(mug, null));
  }

  @Test
  default void giving_back_adds_the_stock_once_and_leaves_a_tombstone() {
    Product mug = added(ProductMother.mug(40));
    Reservation held = held(mug, 3);
    reservations().hold(held, LATER);

    assertThat(reservations().giveBack(held, LATER)).isEqualTo(done(mug, 40));
    Refused again = new Refused(mug.with(new Stock(40), LATER), held.released());
    assertThat(reservations().giveBack(held, LATER)).isEqualTo(again);
    assertThat(reservations().hold(held, LATER)).isEqualTo(again);
  }

  @Test
  default void giving_back_another_quantity_is_refused() {
    Product mug = added(ProductMother.mug(40));
    Reservation held = held(mug, 3);
    reservations().hold(held, LATER);
    Reservation other = Reservation.held(held.productId(), held.reservationId(), new Quantity(2));
    assertThat(reservations().giveBack(other, LATER))
        .isEqualTo(new Refused(mug.with(new Stock(37), LATER), held));
  }

  @Test
  default void what_does_not_fit_stays_held() {
    Product mug = added(ProductMother.mug(Stock.MAX));
    Reservation held = held(mug, 3);
    reservations().hold(held, LATER);
    inventory().set(mug.id(), new Stock(Stock.MAX), LATER);

    assertThat(reservations().giveBack(held, LATER))
        .isEqualTo(new Refused(mug.with(new Stock(Stock.MAX), LATER), held));
  }

  @Test
  default void what_makes_the_stock_just_full_is_given_back() {
    Product mug = added(ProductMother.mug(Stock.MAX));
    Reservation held = held(mug, 3);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    reservations().hold(held, now);

    assertThat(reservations().giveBack(held, now.plusSeconds(1)))
        .isEqualTo(new Done(mug.with(new Stock(Stock.MAX), now.plusSeconds(1))));
  }

  @Test
  default void tombstone_of_an_unknown_reservation_refuses_a_late_hold() {
    Product mug = added(ProductMother.mug(40));
    Reservation held = held(mug, 3);

    assertThat(reservations().leaveTombstone(held.released(), LATER)).isEqualTo(new Done(mug));
    assertThat(reservations().hold(held, LATER)).isEqualTo(new Refused(mug, held.released()));
    assertThat(reservations().leaveTombstone(held.released(), LATER))
        .isEqualTo(new Refused(mug, held.released()));
  }

  @Test
  default void held_reservation_gets_no_tombstone() {
    Product mug = added(ProductMother.mug(40));
    Reservation held = held(mug, 3);
    reservations().hold(held, LATER);
    assertThat(reservations().leaveTombstone(held.released(), LATER))
        .isEqualTo(new Refused(mug.with(new Stock(37), LATER), held));
  }

  @Test
  default void one_reservation_holds_stock_of_several_products() {
    Product mug = added(ProductMother.mug(40));
    Product card = added(ProductMother.giftCard(5));
    Reservation ofMug = held(mug, 3);
    Reservation ofCard = Reservation.held(card.id(), ofMug.reservationId(), new Quantity(2));

    assertThat(reservations().hold(ofMug, LATER)).isEqualTo(done(mug, 37));
    assertThat(reservations().hold(ofCard, LATER)).isEqualTo(done(card, 3));
  }

  @Test
  default void an_unknown_product_is_refused_and_not_created() {
    Product never = ProductMother.mug(40);
    Reservation held = held(never, 3);
    Refused nothing = new Refused(null, null);
    assertThat(reservations().hold(held, LATER)).isEqualTo(nothing);
    assertThat(reservations().giveBack(held, LATER)).isEqualTo(nothing);
    assertThat(reservations().leaveTombstone(held.released(), LATER)).isEqualTo(nothing);
    assertThat(products().find(never.id())).isEmpty();
  }

  @Test
  default void a_hundred_reservations_of_forty_pieces_hold_exactly_forty() {
    Product mug = added(ProductMother.mug(40));
    List<Reservation> wanted = IntStream.range(0, 100).mapToObj(i -> held(mug, 1)).toList();

    List<StockAttempt> attempts =
        Crowd.each(wanted, reservation -> reservations().hold(reservation, LATER));

    assertThat(attempts).filteredOn(Done.class::isInstance).hasSize(40);
    assertThat(products().find(mug.id()).orElseThrow().stock()).isEqualTo(new Stock(0));
  }

  private Product added(Product product) {
    products().add(product);
    return product;
  }

  private static Reservation held(Product product, int quantity) {
    ReservationId name = new ReservationId(UUID.randomUUID().toString());
    return Reservation.held(product.id(), name, new Quantity(quantity));
  }

  private static Done done(Product product, int stock) {
    return new Done(product.with(new Stock(stock), LATER));
  }
}
