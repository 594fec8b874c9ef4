package com.cloudcart.payment.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = PRODUCT;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void quantity_of_the_line_is_released_under_the_orders_id() {
    Correlation.received("c-1", null).run(this::release);

    assertThat(requests)
        .containsExactly(
            "PATCH /dev/products/mug/stock c-1 {\"release\":2,\"reservationId\":\"o-1\"}");
  }

  @Test
  void release_of_an_unknown_product_is_complete() {
    status = 404;
    answer = ERROR;

    assertThatCode(this::release).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"400, no", "409, Reservation has a different quantity"})
  void release_fails_when_the_catalog_refuses_it(int refusal, String error) {
    status = refusal;
    answer = ERROR.replace("no", error);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(this::release)
        .withMessageContaining("release of mug for order o-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 502, 503})
  void release_fails_as_unavailable_when_the_catalog_answers_with_a_fault_or_unreadably(int fault) {
    status = fault;
    answer = ERROR;

    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(this::release)
        .withMessageContaining("release of mug for order o-1");
  }

  @Test
  void release_fails_as_unavailable_when_the_catalog_does_not_answer() {
    server.stop(0);

    assertThatExceptionOfType(DependencyUnavailable.class).isThrownBy(this::release);
  }

  private void release() {
    URI catalog = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dev");
    var http = new JsonHttpClient(catalog, Duration.ofSeconds(10));
    new HttpStockReservations(new CatalogApiClient(http))
        .release(order.orderId(), order.lines().getFirst());
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("x-correlation-id"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] body = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.getResponseHeaders().add("Retry-After", "1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
