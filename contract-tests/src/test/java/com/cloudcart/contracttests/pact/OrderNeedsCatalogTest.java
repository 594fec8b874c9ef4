package com.cloudcart.contracttests.pact;

import static com.cloudcart.contracttests.pact.CatalogAnswers.JSON;
import static com.cloudcart.contracttests.pact.CatalogAnswers.PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.cloudcart.order.port.StockReservations.ReleaseResult;
import com.cloudcart.order.port.StockReservations.ReserveResult;
import com.cloudcart.order.port.StockReservations.StockLevel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "catalog", pactVersion = PactSpecVersion.V4)
class OrderNeedsCatalogTest {

  private static final String RESERVE = "{\"reserve\":2,\"reservationId\":\"order-1\"}";
  private static final String RELEASE = "{\"release\":2,\"reservationId\":\"order-1\"}";

  @Pact(consumer = "order")
  V4Pact reserving(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.PRODUCT_IN_STOCK, CatalogAnswers.inStock(5)),
            "a reservation of two pieces",
            RESERVE)
        .status(200)
        .body(CatalogAnswers.product(3))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reserving")
  void learns_the_price_when_it_reserves(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isInstanceOfSatisfying(
            ReserveResult.Reserved.class,
            reserved -> {
              assertThat(reserved.price().toString()).isEqualTo("12.50");
              assertThat(reserved.title()).isEqualTo("Stoneware mug");
            });
  }

  @Pact(consumer = "order")
  V4Pact reservingAgain(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RESERVATION_HELD, CatalogAnswers.reserved(3)),
            "a reservation that was made already",
            RESERVE)
        .status(200)
        .body(CatalogAnswers.product(3))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingAgain")
  void repeats_a_reservation_and_takes_nothing_more(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isInstanceOf(ReserveResult.Reserved.class);
  }

  @Pact(consumer = "order")
  V4Pact reservingTooMuch(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.PRODUCT_IN_STOCK, CatalogAnswers.inStock(1)),
            "a reservation of more than there is",
            RESERVE)
        .status(409)
        .body(CatalogAnswers.insufficient(2, 1))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingTooMuch")
  void learns_how_many_are_there_when_too_few_are(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.Insufficient(1));
  }

  @Pact(consumer = "order")
  V4Pact reservingTooLate(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RESERVATION_RELEASED, CatalogAnswers.reserved(5)),
            "a reservation that comes after its release",
            RESERVE)
        .status(409)
        .body(CatalogAnswers.conflict("Reservation already released"))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingTooLate")
  void learns_that_its_reservation_was_released(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.AlreadyReleased());
  }

  @Pact(consumer = "order")
  V4Pact reservingAfterAReleaseInDoubt(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RELEASED_FIRST, CatalogAnswers.reserved(5)),
            "a reservation that arrives after the release of what was never seen",
            RESERVE)
        .status(409)
        .body(CatalogAnswers.conflict("Reservation already released"))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingAfterAReleaseInDoubt")
  void learns_that_its_reservation_was_released_before_it_arrived(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.AlreadyReleased());
  }

  @Pact(consumer = "order")
  V4Pact reservingAnotherQuantity(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RESERVATION_HELD, CatalogAnswers.reserved(5, 3)),
            "a reservation that was made already with another quantity",
            RESERVE)
        .status(409)
        .body(CatalogAnswers.conflict("Reservation has a different quantity"))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingAnotherQuantity")
  void does_not_take_a_reservation_of_another_quantity_for_its_own(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.Unanswered("Reservation has a different quantity"));
  }

  @Pact(consumer = "order")
  V4Pact reservingFromABusyCatalog(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.THROTTLED), "a reservation while the store is throttled", RESERVE)
        .status(429)
        .matchHeader("Retry-After", "[1-9][0-9]*", "1")
        .body(CatalogAnswers.error("Too many requests"))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingFromABusyCatalog")
  void is_told_when_to_try_again(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.Unanswered("the catalog answered 429"));
  }

  @Pact(consumer = "order")
  V4Pact reservingNothing(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.NO_SUCH_PRODUCT, Map.of("productId", PRODUCT)),
            "a reservation of an unknown product",
            RESERVE)
        .status(404)
        .body(CatalogAnswers.notFound())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "reservingNothing")
  void learns_that_a_product_is_unknown(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).reserve())
        .isEqualTo(new ReserveResult.UnknownProduct());
  }

  @Pact(consumer = "order")
  V4Pact releasing(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RESERVATION_HELD, CatalogAnswers.reserved(3)),
            "a release of what is held",
            RELEASE)
        .status(200)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasing")
  void gives_back_what_it_held(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).release()).isEqualTo(new ReleaseResult.Released());
  }

  @Pact(consumer = "order")
  V4Pact releasingAgain(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.RESERVATION_RELEASED, CatalogAnswers.reserved(5)),
            "a release of what was released already",
            RELEASE)
        .status(200)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasingAgain")
  void repeats_a_release_and_gives_nothing_back(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).release()).isEqualTo(new ReleaseResult.Released());
  }

  @Pact(consumer = "order")
  V4Pact releasingInDoubt(PactDslWithProvider catalog) {
    return change(
            catalog.given(States.PRODUCT_IN_STOCK, CatalogAnswers.inStock(5)),
            "a release of a reservation never seen",
            RELEASE)
        .status(200)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasingInDoubt")
  void releases_what_it_does_not_know_to_be_held(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).release()).isEqualTo(new ReleaseResult.Released());
  }

  @Pact(consumer = "order")
  V4Pact looking(PactDslWithProvider catalog) {
    return catalog
        .given(States.PRODUCT_IN_STOCK, CatalogAnswers.inStock(5))
        .uponReceiving("a look at a product")
        .method("GET")
        .path("/products/" + PRODUCT)
        .willRespondWith()
        .status(200)
        .headers(JSON)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "looking")
  void sees_price_and_stock_without_reserving(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).look())
        .isInstanceOfSatisfying(
            StockLevel.Known.class, seen -> assertThat(seen.stock()).isEqualTo(5));
  }

  @Pact(consumer = "order")
  V4Pact lookingAfterAReservation(PactDslWithProvider catalog) {
    return catalog
        .given(States.RESERVED, CatalogAnswers.reserved(3))
        .uponReceiving("a look at a product after a reservation")
        .method("GET")
        .path("/products/" + PRODUCT)
        .willRespondWith()
        .status(200)
        .headers(JSON)
        .body(CatalogAnswers.product(3))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "lookingAfterAReservation")
  void sees_what_a_reservation_has_left(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).look())
        .isInstanceOfSatisfying(
            StockLevel.Known.class, seen -> assertThat(seen.stock()).isEqualTo(3));
  }

  @Pact(consumer = "order")
  V4Pact lookingForNothing(PactDslWithProvider catalog) {
    return catalog
        .given(States.NO_SUCH_PRODUCT, Map.of("productId", PRODUCT))
        .uponReceiving("a look at an unknown product")
        .method("GET")
        .path("/products/" + PRODUCT)
        .willRespondWith()
        .status(404)
        .headers(JSON)
        .body(CatalogAnswers.notFound())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "lookingForNothing")
  void sees_that_a_product_is_unknown(MockServer catalog) {
    assertThat(OrderCatalog.at(catalog.getUrl()).look()).isEqualTo(new StockLevel.UnknownProduct());
  }

  private static PactDslResponse change(PactDslWithState catalog, String description, String body) {
    return catalog
        .uponReceiving(description)
        .method("PATCH")
        .path("/products/" + PRODUCT + "/stock")
        .headers(JSON)
        .body(body)
        .willRespondWith()
        .headers(JSON);
  }
}
