package com.cloudcart.contracttests.pact;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.payment.adapter.http.HttpStockReservations;
import com.cloudcart.payment.domain.Money;
import com.cloudcart.payment.domain.OrderId;
import com.cloudcart.payment.domain.OrderLine;
import com.cloudcart.payment.domain.ProductId;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentNeedsCatalogTest extends CatalogPact {

  PaymentNeedsCatalogTest() {
    super("payment");
  }

  static Stream<Need> releases() {
    return Stream.of(
        new Need(
            "a release because the payment failed", State.held(3), RELEASE, Response.product(5)),
        new Need(
            "a release because a failed payment is seen again",
            State.released(5),
            RELEASE,
            Response.product(5)),
        new Need(
            "a release of a product that is gone", State.unknown(), RELEASE, Response.notFound()));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void payment_releases_the_stock_of_an_unpaid_order(Need need) {
    assertThatCode(() -> outcome(need, PaymentNeedsCatalogTest::releaseAt))
        .doesNotThrowAnyException();
  }

  private static boolean releaseAt(String catalog) {
    JsonHttpClient http = new JsonHttpClient(URI.create(catalog), Duration.ofSeconds(30));
    new HttpStockReservations(new CatalogApiClient(http))
        .release(
            new OrderId(RESERVATION), new OrderLine(new ProductId(PRODUCT), 2, Money.of("12.50")));
    return true;
  }
}
