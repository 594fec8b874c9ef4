package com.cloudcart.payment.lambda;

import static com.cloudcart.kit.test.RoleCredentials.ROLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.test.ReceivedRequest;
import com.cloudcart.kit.test.RoleCredentials;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentWiringTest {
  private final Order order = OrderMother.order("o-1");
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private HttpServer catalog;

  @BeforeEach
  void listen() throws IOException {
    catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    catalog.createContext("/", this::answer);
    catalog.start();
  }

  @AfterEach
  void stop() {
    catalog.stop(0);
  }

  @Test
  void call_of_an_open_catalog_is_not_signed() {
    release(Map.of("CATALOG_URL", url()));

    assertThat(requests).singleElement().matches(call -> call.header("Authorization") == null);
  }

  @Test
  void call_of_a_catalog_that_requires_iam_is_signed_by_the_functions_role() throws IOException {
    RoleCredentials.during(() -> release(Map.of("CATALOG_URL", url(), "CATALOG_AUTH", "iam")));

    assertThat(requests).singleElement().matches(call -> call.isSignedBy(ROLE));
  }

  private void release(Map<String, String> environment) {
    PaymentWiring.stock(new Settings(environment))
        .release(order.orderId(), order.lines().getFirst());
  }

  private String url() {
    return "http://127.0.0.1:" + catalog.getAddress().getPort() + "/prod";
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        new ReceivedRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] unknown = "{\"error\":\"unknown\",\"correlationId\":\"c\"}".getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(404, unknown.length);
    exchange.getResponseBody().write(unknown);
    exchange.close();
  }
}
