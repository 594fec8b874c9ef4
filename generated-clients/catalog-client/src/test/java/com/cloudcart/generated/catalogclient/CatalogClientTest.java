package com.cloudcart.generated.catalogclient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogClientTest {
  private static final String MUG =
      "{\"productId\":\"p-1\",\"title\":\"Mug\",\"price\":12.50,\"stock\":38,"
          + "\"createdAt\":\"2026-11-23T01:02:03.456Z\",\"updatedAt\":\"2026-11-23T01:02:03.456Z\"}";
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03.456Z");
  private static final ProductModel PRODUCT =
      ProductModel.of("p-1", "Mug", new BigDecimal("12.50"), 38, THEN, THEN);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @RegisterExtension
  static final WireMockExtension CATALOG =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @Test
  void call_is_sent_as_the_document_declares_it() {
    catalogAnswers(json(200, MUG));

    ChangeStockResponse answer =
        new Correlation("c-1", TRACE)
            .call(() -> client().changeStock("p/ 1", new ReserveStockModel(2, "order-1")));

    assertThat(answer).isEqualTo(new ChangeStockResponse.Ok(PRODUCT));
    CATALOG.verify(
        patchRequestedFor(urlEqualTo("/dev/products/p%2F%201/stock"))
            .withHeader("x-correlation-id", equalTo("c-1"))
            .withHeader("traceparent", equalTo(TRACE))
            .withHeader("content-type", equalTo("application/json"))
            .withRequestBody(equalTo("{\"reserve\":2,\"reservationId\":\"order-1\"}")));
  }

  @Test
  void unknown_fields_and_new_bounds_are_ignored() {
    catalogAnswers(
        json(200, MUG.replace("Mug", "M".repeat(300)).replace("}", ",\"colour\":{\"x\":[1]}}")));

    GetProductResponse answer = client().getProduct("p-1");

    assertThat(answer).isInstanceOf(GetProductResponse.Ok.class);
  }

  @Test
  void conflicts_of_a_reservation_are_distinguished() {
    catalogAnswers(
        json(
            409,
            "{\"error\":\"Insufficient stock\",\"correlationId\":\"c\","
                + "\"items\":[{\"productId\":\"p-1\",\"requested\":5,\"available\":2}]}"));
    ChangeStockResponse shortage = reserve();
    catalogAnswers(
        json(409, "{\"error\":\"Reservation already released\",\"correlationId\":\"c\"}"));
    ChangeStockResponse released = reserve();

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
    catalogAnswers(
        json(429, "{\"error\":\"Too many\",\"correlationId\":\"c\"}")
            .withHeader("Retry-After", "7"));

    ChangeStockResponse answer = reserve();

    assertThat(answer)
        .isInstanceOfSatisfying(
            ChangeStockResponse.TooManyRequests.class,
            throttled -> assertThat(throttled.retryAfter()).isEqualTo(7));
    assertThat(answer).isInstanceOf(ChangeStockResponse.Failed.class);
  }

  static Stream<Arguments> answers() {
    Stream<String> unreadable =
        Stream.of(
            "",
            "<html>",
            "{}",
            "[]",
            MUG.replace("}", ",\"stock\":1}"),
            MUG.replace("38", "\"38\""),
            MUG.replace("\"Mug\"", "7"),
            MUG.replace("\"Mug\"", "true"));
    return Stream.concat(
        Stream.of(
            arguments(
                Reason.UNDECLARED_STATUS, json(502, "{\"message\": \"Internal server error\"}")),
            arguments(Reason.BROKEN_OFF, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
            arguments(Reason.TIMED_OUT, json(200, MUG).withFixedDelay(6_000)),
            arguments(Reason.TIMED_OUT, json(200, MUG).withChunkedDribbleDelay(4, 8_000))),
        unreadable.map(body -> arguments(Reason.UNREADABLE_ANSWER, json(200, body))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answer_that_is_incomplete_or_undeclared_fails_the_call(
      Reason reason, ResponseDefinitionBuilder answer) {
    catalogAnswers(answer);

    // A busy machine must not turn another failure into a time-out.
    Duration timeout = reason == Reason.TIMED_OUT ? Duration.ofSeconds(2) : PATIENCE;
    assertFails(reason, client(CATALOG.baseUrl(), timeout));
  }

  @Test
  void refused_connection_fails_the_call() {
    assertFails(Reason.NO_CONNECTION, client("http://127.0.0.1:9", PATIENCE));
  }

  private static void assertFails(Reason reason, CatalogApiClient client) {
    assertThatExceptionOfType(ApiCallFailed.class)
        .isThrownBy(() -> client.changeStock("p-1", ReserveStockModel.of(1)))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static ChangeStockResponse reserve() {
    return client().changeStock("p-1", ReserveStockModel.of(5));
  }

  private static CatalogApiClient client() {
    return client(CATALOG.baseUrl(), PATIENCE);
  }

  private static CatalogApiClient client(String url, Duration timeout) {
    return new CatalogApiClient(new JsonHttpClient(URI.create(url + "/dev/"), timeout));
  }

  private static void catalogAnswers(ResponseDefinitionBuilder answer) {
    CATALOG.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }
}
