package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final ApiEvent ANY = ApiEvent.of("GET", "/products/p-1");

  @Test
  void bytes_in_an_unknown_encoding_are_a_400() {
    Answer answer = Served.catalog().answer(new byte[] {0, 0, 0, 0x7b, 0x7f, 0, 0, 0});

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void answer_has_the_correlation_id_of_the_request_in_header_and_error_body() {
    ApiEvent event = ApiEvent.of("GET", "/nowhere").header("X-Correlation-Id", "a-b.c_d~9");

    Answer answer = Served.catalog().answer(event);

    assertThat(answer.header("x-correlation-id")).isEqualTo("a-b.c_d~9");
    assertThat(answer.json().get("correlationId").asText()).isEqualTo("a-b.c_d~9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nSet-Cookie: x", "\u00E9"})
  void invalid_correlation_id_is_replaced(String offered) {
    ApiEvent event = ApiEvent.of("GET", "/products").header("x-correlation-id", offered);

    Answer answer = Served.catalog().answer(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-correlation-id")).matches("[0-9a-f-]{36}");
  }

  @Test
  void answer_can_be_read_by_a_page_of_another_origin() {
    Answer answer = Served.catalog().answer(ANY);

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .contains("Location", "Retry-After", "Idempotent-Replayed", "x-correlation-id");
  }

  @Test
  void answer_has_the_headers_that_the_operation_returned() {
    Served orders = Served.orders();
    String body =
        "{\"userId\":\"ann\",\"items\":[{\"productId\":\"p\",\"quantity\":1,\"price\":1}]}";
    ApiEvent first = ApiEvent.of("POST", "/orders").header("x-api-key", Served.KEY).json(body);
    ApiEvent replay =
        ApiEvent.of("POST", "/orders")
            .header("x-api-key", Served.KEY)
            .header("IDEMPOTENCY-KEY", "known")
            .json(body);
    ApiEvent running =
        ApiEvent.of("POST", "/orders")
            .header("x-api-key", Served.KEY)
            .header("Idempotency-Key", "running")
            .json(body);

    assertThat(orders.answer(first).header("Location")).isEqualTo("orders/the-order?userId=ann");
    assertThat(orders.answer(first).headers().containsKey("idempotent-replayed")).isFalse();
    assertThat(orders.answer(replay).header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(orders.answer(running).status()).isEqualTo(409);
    assertThat(orders.answer(running).header("Retry-After")).isEqualTo("2");
    assertThat(orders.answer(running).json().get("error").asText())
        .isEqualTo("A request with this Idempotency-Key is already in progress");
  }

  @Test
  void answer_has_no_body_where_the_document_has_none() {
    Answer answer = Served.cart().answer(ApiEvent.of("DELETE", "/cart/ann"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().containsKey("content-type")).isFalse();
  }

  @Test
  void times_are_written_with_three_fraction_digits() {
    Answer answer = Served.catalog().answer(ANY);

    assertThat(answer.json().get("createdAt").asText()).isEqualTo("2026-11-23T01:02:03.000Z");
  }

  @Test
  void exception_is_logged_and_not_shown_to_the_caller() {
    Served broken =
        Served.by((operation, request) -> {
          throw new IllegalStateException("the secret reason");
        });

    Answer answer = broken.answer(ANY);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().get("error").asText()).isEqualTo("Internal error");
    assertThat(answer.json().properties()).hasSize(2);
    assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    assertThat(broken.log())
        .contains("the secret reason", answer.header("x-correlation-id"), "ApiError");
  }

  @Test
  void unavailable_dependency_is_a_503_and_throttling_a_429() {
    Served away =
        Served.by((operation, request) -> {
          throw new DependencyUnavailable("the table", 3);
        });
    Served throttled =
        Served.by((operation, request) -> {
          throw new Throttled("the table", 2);
        });

    assertThat(away.answer(ANY).status()).isEqualTo(503);
    assertThat(away.answer(ANY).header("Retry-After")).isEqualTo("3");
    assertThat(throttled.answer(ANY).status()).isEqualTo(429);
    assertThat(throttled.answer(ANY).header("Retry-After")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "null",
        "{",
        "{\"httpMethod\":",
        "{\"path\":\"\\x\"}",
        "\u0000",
        "{\"httpMethod\":{},\"path\":[],\"headers\":[1],\"body\":{\"a\":1}}",
        "{\"headers\":{\"b\":{\"c\":1}}}"
      })
  void payload_that_is_not_a_proxy_event_is_a_400(String event) {
    Answer answer = Served.catalog().answer(event);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText())
        .isEqualTo("request: did not arrive as a proxy event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"httpMethod\":null,\"path\":null,\"headers\":null,\"body\":null}",
        "{\"headers\":{\"a\":null},\"multiValueHeaders\":{\"d\":[],\"e\":null}}",
        "{\"requestContext\":{\"httpMethod\":\"GET\",\"path\":\"/products\"}}"
      })
  void event_without_a_path_is_a_404(String event) {
    assertThat(Served.catalog().answer(event).status()).isEqualTo(404);
  }

  @Test
  void request_is_logged_with_the_id_that_the_access_log_of_api_gateway_has() {
    Served catalog = Served.catalog();

    catalog.answer(ApiEvent.matched("GET", "/products").requestId("c6af9ac6-7b61"));

    assertThat(catalog.log()).contains("\"requestId\":\"c6af9ac6-7b61\"");
  }

  @Test
  void request_is_logged_in_one_line_with_route_and_status_and_without_body() {
    Served catalog = Served.catalog();

    catalog.answer(
        ApiEvent.of("POST", "/products")
            .resource("/products")
            .json("{\"title\":\"a very private title\",\"price\":1,\"stock\":1}"));

    assertThat(catalog.log())
        .contains("\"route\":\"/products\"", "\"status\":201")
        .doesNotContain("a very private title");
  }
}
