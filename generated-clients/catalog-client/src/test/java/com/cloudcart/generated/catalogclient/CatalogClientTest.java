package com.cloudcart.generated.catalogclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.generated.catalogclient.CatalogApi.ChangeStockResponse;
import com.cloudcart.generated.catalogclient.CatalogApi.GetProductResponse;
import com.cloudcart.generated.catalogclient.model.InsufficientStockModel;
import com.cloudcart.generated.catalogclient.model.ProductModel;
import com.cloudcart.generated.catalogclient.model.ReservationReleasedModel;
import com.cloudcart.generated.catalogclient.model.ReserveStockModel;
import com.cloudcart.kit.client.ApiCallFailed;
import com.cloudcart.kit.client.ApiCallFailed.Reason;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.log.Correlation;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogClientTest {
  private static final String MUG =
      "{\"productId\":\"p-1\",\"title\":\"Mug\",\"price\":12.50,\"stock\":38,"
          + "\"createdAt\":\"2026-11-23T01:02:03.456Z\",\"updatedAt\":\"2026-11-23T01:02:03.456Z\"";
  private static final ProductModel PRODUCT =
      ProductModel.of(
          "p-1",
          "Mug",
          new BigDecimal("12.50"),
          38,
          Instant.parse("2026-11-23T01:02:03.456Z"),
          Instant.parse("2026-11-23T01:02:03.456Z"));

  private final CannedServer server = new CannedServer();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop();
  }

  @Test
  void call_is_sent_as_the_document_declares_it() {
    server.answers(200, MUG + "}");

    ChangeStockResponse answer =
        new Correlation("c-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .call(() -> client().changeStock("p/ 1", new ReserveStockModel(2, "order-1")));

    assertThat(answer).isEqualTo(new ChangeStockResponse.Ok(PRODUCT));
    assertThat(server.request())
        .startsWith("PATCH /dev/products/p%2F%201/stock HTTP/1.1")
        .containsIgnoringCase("x-correlation-id: c-1")
        .containsIgnoringCase(
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .containsIgnoringCase("content-type: application/json")
        .endsWith("{\"reserve\":2,\"reservationId\":\"order-1\"}");
  }

  @Test
  void unknown_fields_and_new_bounds_are_ignored() {
    server.answers(200, MUG.replace("Mug", "M".repeat(300)) + ",\"colour\":{\"x\":[1]}}");

    GetProductResponse answer = client().getProduct("p-1");

    assertThat(answer).isInstanceOf(GetProductResponse.Ok.class);
  }

  @Test
  void conflicts_of_a_reservation_are_distinguished() {
    server.answers(
        409,
        "{\"error\":\"Insufficient stock\",\"correlationId\":\"c\","
            + "\"items\":[{\"productId\":\"p-1\",\"requested\":5,\"available\":2}]}");
    ChangeStockResponse shortage = client().changeStock("p-1", ReserveStockModel.of(5));
    server.answers(409, "{\"error\":\"Reservation already released\",\"correlationId\":\"c\"}");
    ChangeStockResponse released = client().changeStock("p-1", ReserveStockModel.of(5));

    assertThat(shortage)
        .isInstanceOfSatisfying(
            ChangeStockResponse.Conflict.class,
            conflict ->
                assertThat(conflict.body())
                    .isInstanceOfSatisfying(
                        InsufficientStockModel.class,
                        body -> assertThat(body.items().get(0).available()).isEqualTo(2)));
    assertThat(released)
        .isEqualTo(new ChangeStockResponse.Conflict(new ReservationReleasedModel()));
  }

  @Test
  void throttled_answer_has_its_retry_after() {
    server.answers(429, "Retry-After: 7\r\n", "{\"error\":\"Too many\",\"correlationId\":\"c\"}");

    ChangeStockResponse answer = client().changeStock("p-1", ReserveStockModel.of(1));

    assertThat(answer)
        .isInstanceOfSatisfying(
            ChangeStockResponse.TooManyRequests.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(7));
    assertThat(answer).isInstanceOf(ChangeStockResponse.Failed.class);
  }

  @Test
  void undeclared_status_fails_the_call() {
    server.answers(502, "{\"message\": \"Internal server error\"}");

    assertFails(Reason.UNDECLARED_STATUS);
  }

  @Test
  void answer_that_does_not_match_the_document_fails_the_call() {
    for (String body :
        new String[] {
          "",
          "<html>",
          "{}",
          "[]",
          MUG + ",\"stock\":1}",
          MUG.replace("38", "\"38\"") + "}",
          MUG.replace("\"Mug\"", "7") + "}",
          MUG.replace("\"Mug\"", "true") + "}"
        }) {
      server.answers(200, body);

      assertFails(Reason.UNREADABLE_ANSWER);
    }
  }

  @Test
  void truncated_answer_fails_the_call() {
    server.cutsOff("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + MUG);

    assertFails(Reason.BROKEN_OFF);
  }

  @Test
  void missing_answer_fails_the_call() {
    server.hangsAfter("");

    assertFails(Reason.TIMED_OUT);
  }

  @Test
  void body_that_does_not_end_in_time_fails_the_call() {
    server.hangsAfter("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + MUG);

    assertFails(Reason.TIMED_OUT);
  }

  @Test
  void refused_connection_fails_the_call() throws IOException {
    server.stop();

    assertFails(Reason.NO_CONNECTION);
  }

  private void assertFails(Reason reason) {
    assertThatExceptionOfType(ApiCallFailed.class)
        .isThrownBy(() -> client().changeStock("p-1", ReserveStockModel.of(1)))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private CatalogApiClient client() {
    URI address = URI.create("http://127.0.0.1:" + server.port() + "/dev/");
    return new CatalogApiClient(new JsonHttpClient(address, Duration.ofSeconds(3)));
  }
}
