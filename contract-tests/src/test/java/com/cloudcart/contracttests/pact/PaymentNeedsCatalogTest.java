package com.cloudcart.contracttests.pact;

import static com.cloudcart.contracttests.pact.CatalogAnswers.JSON;
import static com.cloudcart.contracttests.pact.CatalogAnswers.PRODUCT;
import static com.cloudcart.contracttests.pact.CatalogAnswers.RESERVATION;
import static org.assertj.core.api.Assertions.assertThatCode;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.payment.adapter.http.HttpStockReservations;
import com.cloudcart.payment.domain.Money;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.domain.ProductId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "catalog", pactVersion = PactSpecVersion.V4)
class PaymentNeedsCatalogTest {

  @Pact(consumer = "payment")
  V4Pact releasing(PactDslWithProvider catalog) {
    return release(
            catalog.given(States.RESERVATION_HELD, CatalogAnswers.reserved(3)),
            "a release because the payment failed")
        .status(200)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasing")
  void gives_back_what_an_unpaid_order_held(MockServer catalog) {
    assertThatCode(() -> releaseAt(catalog)).doesNotThrowAnyException();
  }

  @Pact(consumer = "payment")
  V4Pact releasingAgain(PactDslWithProvider catalog) {
    return release(
            catalog.given(States.RESERVATION_RELEASED, CatalogAnswers.reserved(5)),
            "a release because a failed payment is seen again")
        .status(200)
        .body(CatalogAnswers.product(5))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasingAgain")
  void repeats_a_release_when_a_message_comes_twice(MockServer catalog) {
    assertThatCode(() -> releaseAt(catalog)).doesNotThrowAnyException();
  }

  @Pact(consumer = "payment")
  V4Pact releasingNothing(PactDslWithProvider catalog) {
    return release(
            catalog.given(States.NO_SUCH_PRODUCT, Map.of("productId", PRODUCT)),
            "a release of a product that is gone")
        .status(404)
        .body(CatalogAnswers.notFound())
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "releasingNothing")
  void has_nothing_to_give_back_to_a_product_that_is_gone(MockServer catalog) {
    assertThatCode(() -> releaseAt(catalog)).doesNotThrowAnyException();
  }

  private static PactDslResponse release(PactDslWithState catalog, String description) {
    return catalog
        .uponReceiving(description)
        .method("PATCH")
        .path("/products/" + PRODUCT + "/stock")
        .headers(JSON)
        .body("{\"release\":2,\"reservationId\":\"order-1\"}")
        .willRespondWith()
        .headers(JSON);
  }

  private static void releaseAt(MockServer catalog) {
    JsonHttpClient http = new JsonHttpClient(URI.create(catalog.getUrl()), Duration.ofSeconds(30));
    new HttpStockReservations(new CatalogApiClient(http))
        .release(
            new OrderId(RESERVATION), new OrderLine(new ProductId(PRODUCT), 2, Money.of("12.50")));
  }
}
