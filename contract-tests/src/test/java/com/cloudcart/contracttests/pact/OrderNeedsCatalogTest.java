package com.cloudcart.contracttests.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderNeedsCatalogTest extends CatalogPact {

  OrderNeedsCatalogTest() {
    super("order");
  }

  static Stream<Arguments> reservations() {
    ReserveResult reserved =
        new ReserveResult.Reserved(new Money(new BigDecimal("12.50")), "Stoneware mug");
    return Stream.of(
        reservation("a reservation of two pieces", State.inStock(5), Response.product(3), reserved),
        reservation(
            "a reservation that was made already", State.held(3), Response.product(3), reserved),
        reservation(
            "a reservation of more than there is",
            State.inStock(1),
            Response.insufficient(2, 1),
            new ReserveResult.Insufficient(1)),
        reservation(
            "a reservation that comes after its release",
            State.released(5),
            Response.conflict("Reservation already released"),
            new ReserveResult.AlreadyReleased()),
        reservation(
            "a reservation that arrives after the release of what was never seen",
            State.reserved(States.RELEASED_FIRST, 5, 2),
            Response.conflict("Reservation already released"),
            new ReserveResult.AlreadyReleased()),
        reservation(
            "a reservation that was made already with another quantity",
            State.reserved(States.RESERVATION_HELD, 5, 3),
            Response.conflict("Reservation has a different quantity"),
            new ReserveResult.Unanswered("Reservation has a different quantity")),
        reservation(
            "a reservation while the store is throttled",
            new State(States.THROTTLED, Map.of()),
            Response.tooManyRequests(),
            new ReserveResult.Unanswered("the catalog answered 429")),
        reservation(
            "a reservation of an unknown product",
            State.unknown(),
            Response.notFound(),
            new ReserveResult.UnknownProduct()));
  }

  private static Arguments reservation(
      String description, State state, Response response, ReserveResult outcome) {
    return arguments(new Need(description, state, RESERVE, response), outcome);
  }

  @ParameterizedTest
  @MethodSource("reservations")
  void order_knows_the_outcome_of_its_reservation(Need need, ReserveResult expected) {
    ReserveResult result = outcome(need, url -> OrderCatalog.at(url).reserve());

    assertThat(result).isEqualTo(expected);
  }

  static Stream<Need> releases() {
    return Stream.of(
        new Need("a release of what is held", State.held(3), RELEASE, Response.product(5)),
        new Need(
            "a release of what was released already",
            State.released(5),
            RELEASE,
            Response.product(5)),
        new Need(
            "a release of a reservation never seen",
            State.inStock(5),
            RELEASE,
            Response.product(5)));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void order_may_release_what_is_held_or_released_or_unknown(Need need) {
    ReleaseResult result = outcome(need, url -> OrderCatalog.at(url).release());

    assertThat(result).isEqualTo(new ReleaseResult.Released());
  }

  static Stream<Arguments> looks() {
    return Stream.of(
        arguments(new Need("a look at a product", State.inStock(5), "", Response.product(5)), 5),
        arguments(
            new Need(
                "a look at a product after a reservation",
                State.reserved(States.RESERVED, 3, 2),
                "",
                Response.product(3)),
            3));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void order_sees_price_and_stock_without_reserving(Need need, int stock) {
    StockLevel level = outcome(need, url -> OrderCatalog.at(url).look());

    assertThat(level).isEqualTo(new StockLevel.Known(new Money(new BigDecimal("12.50")), stock));
  }

  @Test
  void order_sees_that_a_product_is_unknown() {
    Need need = new Need("a look at an unknown product", State.unknown(), "", Response.notFound());

    StockLevel level = outcome(need, url -> OrderCatalog.at(url).look());

    assertThat(level).isEqualTo(new StockLevel.UnknownProduct());
  }
}
