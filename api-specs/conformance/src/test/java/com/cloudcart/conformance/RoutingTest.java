package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private final Served catalog = Served.catalog();
  private final Served cart = Served.cart();
  private final Served orders = Served.orders();

  @Test
  void path_parameter_without_a_value_is_a_violation() {
    String event =
        """
        {"httpMethod": "GET", "resource": "/products/{productId}", "path": "/products/x",
         "pathParameters": {"productId": null}}
        """;

    Answer answer = Served.catalog().answer(event);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText()).startsWith("productId: ");
  }

  static Stream<ApiEvent> pathsOfProduct1() {
    return Stream.of(
        ApiEvent.of("GET", "/a-mapping-of-a-domain/products/p-1")
            .resource("/products/{productId}")
            .pathParameter("productId", "p-1"),
        ApiEvent.of("GET", "/products/p-1"),
        ApiEvent.of("GET", "/products/p-1").resource("/{proxy+}"));
  }

  /** Also when API Gateway did not match the path, or only by a greedy resource. */
  @ParameterizedTest
  @MethodSource("pathsOfProduct1")
  void request_is_routed_by_its_resource_or_by_its_path(ApiEvent event) {
    Answer answer = catalog.answer(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("productId").asText()).isEqualTo("p-1");
  }

  @Test
  void path_parameters_are_decoded() {
    Answer answer = cart.answer(ApiEvent.of("GET", "/cart/ann%40example.com"));

    assertThat(answer.json().get("userId").asText()).isEqualTo("ann@example.com");
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
  void path_parameter_that_is_not_an_id_is_refused(String path) {
    Answer answer = cart.answer(ApiEvent.of("GET", path));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText()).startsWith("userId: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "", "/product", "/products/", "/products/p-1/", "/products/p/stock/x"})
  void unknown_path_is_a_404(String path) {
    Answer answer = catalog.answer(ApiEvent.of("GET", path));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("error").asText()).isEqualTo("Not found");
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
  void unknown_method_is_a_405_with_the_allowed_methods(
      String method, String path, String allowed) {
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
  void every_operation_of_the_cart_is_called(String method, String path, int status) {
    assertThat(cart.answer(ApiEvent.of(method, path)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-5,1", "101,100", "100,100", "99999999999999999999999999,100", "7,7"})
  void page_size_over_its_limit_is_capped(String limit, int taken) {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products").query("limit", limit));

    assertThat(answer.json().at("/products/0/productId").asText()).isEqualTo("limit-" + taken);
  }

  @Test
  void page_size_that_is_not_given_has_its_default() {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products"));

    assertThat(answer.json().at("/products/0/productId").asText()).isEqualTo("limit-20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.5", "1e3", " 1", "+1", "0x1", "01", "--1", "١"})
  void page_size_that_is_not_an_integer_is_refused(String limit) {
    Answer answer = catalog.answer(ApiEvent.of("GET", "/products").query("limit", limit));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details")).hasToString("[\"limit: must be an integer\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key,first,second",
    "idempotency-key,first,second",
    "x-api-key,another-key,the-key",
    "x-api-key,the-key,another-key",
    "Content-Type,text/plain,application/json"
  })
  void validated_header_with_two_values_that_differ_is_refused(
      String header, String first, String second) {
    ApiEvent event =
        order()
            .repeatedHeader(
                header,
                first.replace("the-key", Served.KEY),
                second.replace("the-key", Served.KEY));

    Answer answer = orders.answer(event);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("details").get(0).asText())
        .isEqualToIgnoringCase(header + ": must be given once");
  }

  @Test
  void validated_header_that_is_sent_twice_with_one_value_is_accepted() {
    ApiEvent event =
        order()
            .repeatedHeader("Idempotency-Key", "known", "known")
            .repeatedHeader("X-Forwarded-For", "1.2.3.4", "5.6.7.8");

    assertThat(orders.answer(event).status()).isEqualTo(201);
  }

  @Test
  void many_and_long_headers_are_passed_over() {
    ApiEvent event = order().header("x-long", "x".repeat(1_000_000));
    for (int i = 0; i < 2_000; i++) {
      event.header("x-" + i, "value");
    }

    Answer answer = orders.answer(event);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers()).doesNotContainKeys("x-long", "x-0");
  }

  private static ApiEvent order() {
    return ApiEvent.of("POST", "/orders")
        .header("x-api-key", Served.KEY)
        .json("{\"userId\":\"ann\",\"items\":[{\"productId\":\"p\",\"quantity\":1,\"price\":1}]}");
  }

  @Test
  void parameter_that_is_given_twice_is_refused() {
    ApiEvent event =
        ApiEvent.of("GET", "/orders")
            .header("x-api-key", Served.KEY)
            .query("userId", "ann")
            .query("userId", "bob");

    assertThat(orders.answer(event).json().get("details"))
        .hasToString("[\"userId: must be given once\"]");
  }

  @Test
  void missing_query_parameter_is_a_violation() {
    ApiEvent event = ApiEvent.of("GET", "/orders/o-1").header("X-Api-Key", Served.KEY);

    assertThat(orders.answer(event).json().get("details")).hasToString("[\"userId: is required\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "cloudcart-dev-key-202", "cloudcart-dev-key-20244"})
  void wrong_api_key_has_the_answer_of_api_gateway(String key) {
    Answer answer = orders.answer(ApiEvent.of("GET", "/orders").header("x-api-key", key));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void missing_api_key_is_a_403_before_the_request_is_validated() {
    Answer answer = orders.answer(ApiEvent.of("POST", "/orders").json("{"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("x-correlation-id")).isNotEmpty();
  }
}
