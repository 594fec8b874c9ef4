package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.conformance.Served.Answer;
import com.cloudcart.kit.test.ApiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private final Served catalog = Served.catalog();
  private final Served cart = Served.cart();
  private final Served orders = Served.orders();

  @Test
  void follows_the_route_that_api_gateway_matched() {
    ApiEvent event =
        ApiEvent.of("GET", "/a-mapping-of-a-domain/products/p-1")
            .resource("/products/{productId}")
            .pathParameter("productId", "p-1");

    Answer answer = catalog.answer(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("productId").asText()).isEqualTo("p-1");
  }

  @Test
  void matches_the_path_itself_where_api_gateway_did_not() {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products/p-1"));

    assertThat(answer.body().get("productId").asText()).isEqualTo("p-1");
  }

  @Test
  void matches_the_path_itself_behind_a_route_that_takes_everything() {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products/p-1").resource("/{proxy+}"));

    assertThat(answer.body().get("productId").asText()).isEqualTo("p-1");
  }

  @Test
  void decodes_path_parameters() {
    Answer answer = cart.answer(ApiEvent.of("GET", "/cart/ann%40example.com"));

    assertThat(answer.body().get("userId").asText()).isEqualTo("ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cart/a%2Fb",
        "/cart/a+b",
        "/cart/.",
        "/cart/..",
        "/cart/%2E",
        "/cart/%2e%2E",
        "/cart/a%0A",
        "/cart/%00",
        "/cart/%C3%A9",
        "/cart/%zz"
      })
  void refuses_path_parameters_that_are_no_ids(String path) {
    Answer answer = cart.answer(ApiEvent.of("GET", path));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("details").get(0).asText()).startsWith("userId: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "", "/product", "/products/", "/products/p-1/", "/products/p/stock/x"})
  void answers_404_for_a_path_that_is_not_there(String path) {
    Answer answer = catalog.answer(ApiEvent.of("GET", path));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().get("error").asText()).isEqualTo("Not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /products | GET, POST",
        "PUT | /products/p-1 | GET",
        "GET | /products/p-1/stock | PATCH",
        "get | /products | GET, POST"
      })
  void answers_405_and_says_what_is_allowed(String method, String path, String allowed) {
    Answer answer = catalog.answer(ApiEvent.of(method, path));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/cart,400",
    "GET,/cart/ann,200",
    "DELETE,/cart/ann,204",
    "PATCH,/cart/ann/p-1,400",
    "DELETE,/cart/ann/p-1,204"
  })
  void leads_every_route_of_the_cart_somewhere(String method, String path, int status) {
    assertThat(cart.answer(ApiEvent.of(method, path)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-5,1", "101,100", "100,100", "99999999999999999999999999,100", "7,7"})
  void caps_the_page_size(String limit, int taken) {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products").query("limit", limit));

    assertThat(answer.body().at("/products/0/productId").asText()).isEqualTo("limit-" + taken);
  }

  @Test
  void takes_the_default_for_a_page_size_that_is_not_given() {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products"));

    assertThat(answer.body().at("/products/0/productId").asText()).isEqualTo("limit-20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.5", "1e3", " 1", "+1", "0x1", "01", "--1", "١"})
  void refuses_a_page_size_that_is_no_integer(String limit) {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products").query("limit", limit));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("details")).hasToString("[\"limit: must be an integer\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key,first,second",
    "idempotency-key,first,second",
    "x-api-key,another-key,the-key",
    "x-api-key,the-key,another-key",
    "Content-Type,text/plain,application/json"
  })
  void a_header_that_decides_something_is_refused_when_its_values_differ(
      String header, String first, String second) {
    ApiEvent event =
        order()
            .repeatedHeader(
                header,
                first.replace("the-key", Served.KEY),
                second.replace("the-key", Served.KEY));

    Answer answer = orders.answer(event);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("details").get(0).asText())
        .isEqualToIgnoringCase(header + ": must be given once");
  }

  @Test
  void a_header_that_is_sent_twice_with_one_value_is_taken() {
    ApiEvent event =
        order()
            .repeatedHeader("Idempotency-Key", "known", "known")
            .repeatedHeader("X-Forwarded-For", "1.2.3.4", "5.6.7.8");

    assertThat(orders.answer(event).status()).isEqualTo(201);
  }

  private static ApiEvent order() {
    return ApiEvent.of("POST", "/orders")
        .header("x-api-key", Served.KEY)
        .json("{\"userId\":\"ann\",\"items\":[{\"productId\":\"p\",\"quantity\":1,\"price\":1}]}");
  }

  @Test
  void refuses_a_parameter_that_is_given_twice() {
    ApiEvent event =
        ApiEvent.of("GET", "/orders")
            .header("x-api-key", Served.KEY)
            .query("userId", "ann")
            .query("userId", "bob");

    assertThat(orders.answer(event).body().get("details"))
        .hasToString("[\"userId: must be given once\"]");
  }

  @Test
  void says_that_a_query_parameter_is_missing() {
    ApiEvent event = ApiEvent.of("GET", "/orders/o-1").header("X-Api-Key", Served.KEY);

    assertThat(orders.answer(event).body().get("details")).hasToString("[\"userId: is required\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "cloudcart-dev-key-202", "cloudcart-dev-key-20244"})
  void answers_a_wrong_api_key_as_api_gateway_does(String key) {
    Answer answer = orders.answer(ApiEvent.of("GET", "/orders").header("x-api-key", key));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void answers_a_missing_api_key_before_it_looks_at_the_request() {
    Answer answer = orders.answer(ApiEvent.of("POST", "/orders").json("{"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("x-correlation-id")).isNotEmpty();
  }
}
