package com.cloudcart.payment.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.RequestRecorder;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStockReservationsTest {
  private static final String PRODUCT =
      """
      {"productId":"mug","title":"Mug","price":12.50,"stock":9,\
      "createdAt":"2026-11-23T01:02:03.456Z","updatedAt":"2026-11-23T01:02:03.456Z"}\
      """;
  private static final String ERROR = "{\"error\":\"no\",\"correlationId\":\"c-1\"}";

  private final Order order = OrderMother.order("o-1");
  @RegisterExtension final RequestRecorder catalog = new RequestRecorder();

  @BeforeEach
  void release_every_product() {
    catalog.answers(200, PRODUCT);
  }

  @Test
  void quantity_of_the_line_is_released_under_the_orders_id() {
    Correlation.received("c-1", null).run(this::release);

    assertThat(catalog.requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.method() + " " + request.uri())
              .isEqualTo("PATCH /dev/products/mug/stock");
          assertThat(request.header("x-correlation-id")).isEqualTo("c-1");
          assertThat(request.body()).isEqualTo("{\"release\":2,\"reservationId\":\"o-1\"}");
        });
  }

  @Test
  void release_of_an_unknown_product_is_complete() {
    catalog.answers(404, ERROR);

    assertThatCode(this::release).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"400, no", "409, Reservation has a different quantity"})
  void release_fails_when_the_catalog_refuses_it(int refusal, String error) {
    catalog.answers(refusal, ERROR.replace("no", error));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(this::release)
        .withMessageContaining("release of mug for order o-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 502, 503})
  void release_fails_as_unavailable_when_the_catalog_answers_with_a_fault_or_unreadably(int fault) {
    catalog.answers(fault, ERROR);

    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(this::release)
        .withMessageContaining("release of mug for order o-1");
  }

  @Test
  void release_fails_as_unavailable_when_the_catalog_does_not_answer() {
    catalog.stop();

    assertThatExceptionOfType(DependencyUnavailable.class).isThrownBy(this::release);
  }

  private void release() {
    var http = new JsonHttpClient(catalog.url("/dev"), Duration.ofSeconds(10));
    new HttpStockReservations(new CatalogApiClient(http))
        .release(order.orderId(), order.lines().getFirst());
  }
}
