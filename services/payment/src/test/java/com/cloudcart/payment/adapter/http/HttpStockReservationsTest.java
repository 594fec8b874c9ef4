package com.cloudcart.payment.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.generated.catalogclient.CatalogApiClient;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.cloudcart.payment.port.CatalogUnavailable;
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
  void releases_the_pieces_of_the_line_in_the_orders_name() {
    Correlation.received("c-1", null).run(this::release);

    assertThat(requests)
        .containsExactly(
            "PATCH /dev/products/mug/stock c-1 {\"release\":2,\"reservationId\":\"o-1\"}");
  }

  @Test
  void has_nothing_to_give_back_to_a_product_that_is_gone() {
    status = 404;
    answer = ERROR;

    assertThatCode(this::release).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"400", "409", "500", "502", "503"})
  void says_that_the_release_is_to_be_repeated(int refusal) {
    status = refusal;
    answer = ERROR;

    assertThatExceptionOfType(CatalogUnavailable.class)
        .isThrownBy(this::release)
        .withMessageContaining("release of mug for order o-1");
  }

  @Test
  void says_so_too_when_there_is_no_answer() {
    server.stop(0);

    assertThatExceptionOfType(CatalogUnavailable.class).isThrownBy(this::release);
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
