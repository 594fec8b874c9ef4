package com.cloudcart.cart.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.cart.domain.CartItemMother;
import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole cart, from API Gateway's event to DynamoDB and back. */
class CartFunctionIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final ByteArrayOutputStream LINES = new ByteArrayOutputStream();
  private static ApiFunctionUnderTest function =
      new ApiFunctionUnderTest((in, out, context) -> {}, "cart");

  private final String ann = CartItemMother.newUser().value();

  @BeforeAll
  static void deploy() {
    TemplateTables tables = TemplateTables.create(DYNAMO.client(), "cart");
    Settings settings = new Settings(Map.of("CART_TABLE", tables.name("CartTable")));
    function =
        new ApiFunctionUnderTest(
            new CartFunction(CartWiring.function(settings, DYNAMO.client(), new JsonLines(LINES))),
            "cart");
  }

  @Test
  void an_added_product_is_in_the_cart() {
    Answer added = add("mug", "12.50", 2);

    assertThat(added.status()).isEqualTo(200);
    JsonNode cart = cart();
    assertThat(cart.get("userId").asText()).isEqualTo(ann);
    assertThat(cart.get("items")).containsExactly(added.json());
    assertThat(cart.get("itemCount").asInt()).isEqualTo(1);
    assertThat(cart.get("totalAmount").decimalValue()).isEqualByComparingTo("25");
  }

  @Test
  void the_same_product_again_adds_up() {
    add("mug", "12.50", 2);
    Answer again = add("mug", "11.10", 3);
    assertThat(again.json().get("quantity").asInt()).isEqualTo(5);
    assertThat(cart().get("totalAmount").decimalValue()).isEqualByComparingTo("55.50");
  }

  @Test
  void the_total_is_exact() {
    add("dear", "999999999.99", 1_000_000);
    add("cheap", "0.1", 3);
    assertThat(
            function
                .call(ApiEvent.matched("GET", "/cart/{userId}").pathParameter("userId", ann))
                .body())
        .contains("\"totalAmount\":999999999990000.3");
  }

  @Test
  void a_cart_that_never_was_is_empty() {
    JsonNode cart = cart();
    assertThat(cart.get("items")).isEmpty();
    assertThat(cart.get("itemCount").asInt()).isZero();
    assertThat(cart.get("totalAmount").decimalValue()).isZero();
  }

  @Test
  void a_percent_encoded_user_is_the_same_user() {
    add("mug", "1", 1);
    Answer answer =
        function.call(
            ApiEvent.matched("GET", "/cart/{userId}")
                .pathParameter("userId", ann.replace("@", "%40")));
    assertThat(answer.json().get("items")).hasSize(1);
  }

  @Test
  void a_quantity_over_a_million_is_a_conflict_and_changes_nothing() {
    add("mug", "1", 1_000_000);

    Answer refused = add("mug", "2", 1);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("error").asText()).isEqualTo("Quantity limit exceeded");
    assertThat(cart().get("totalAmount").decimalValue()).isEqualByComparingTo("1000000");
  }

  @Test
  void a_cart_takes_fifty_products_and_more_of_each_but_no_other_product() {
    for (int i = 0; i < 50; i++) {
      assertThat(add("product-" + i, "1", 1).status()).isEqualTo(200);
    }

    Answer refused = add("product-50", "1", 1);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("error").asText()).isEqualTo("Cart is full");
    assertThat(add("product-49", "1", 1).status()).isEqualTo(200);
    assertThat(cart().get("items")).hasSize(50);
  }

  @Test
  void a_quantity_is_changed_where_the_product_is() {
    add("mug", "12.50", 2);
    assertThat(change("mug", "{\"quantity\": 7}").json().get("quantity").asInt()).isEqualTo(7);
    assertThat(change("other", "{\"quantity\": 7}").status()).isEqualTo(404);
    assertThat(cart().get("items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"quantity\": 0}",
        "{\"quantity\": -1}",
        "{\"quantity\": \"3\"}",
        "{\"quantity\": 1.9}",
        "{\"quantity\": 3e9}",
        "{\"quantity\": null}",
        "{\"quantity\": 1000001}"
      })
  void a_malformed_quantity_is_refused(String body) {
    add("mug", "12.50", 2);
    assertThat(change("mug", body).status()).isEqualTo(400);
    assertThat(cart().get("items").get(0).get("quantity").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"userId\": \"ann\", \"productId\": \"mug\", \"title\": \"Mug\", \"price\": 1}",
        "{\"userId\": \"a b\", \"productId\": \"mug\", \"title\": \"Mug\", \"price\": 1,"
            + " \"quantity\": 1}",
        "{\"userId\": \"ann\", \"productId\": \"a@b\", \"title\": \"Mug\", \"price\": 1,"
            + " \"quantity\": 1}",
        "{\"userId\": \"ann\", \"productId\": \"mug\", \"title\": \" \", \"price\": 1,"
            + " \"quantity\": 1}",
        "{\"userId\": \"ann\", \"productId\": \"mug\", \"title\": \"Mug\", \"price\": 1.001,"
            + " \"quantity\": 1}",
        "{\"userId\": \"ann\", \"productId\": \"mug\", \"title\": \"Mug\", \"price\": 1,"
            + " \"quantity\": 0}"
      })
  void a_malformed_addition_is_refused(String body) {
    assertThat(function.call(ApiEvent.matched("POST", "/cart").json(body)).status()).isEqualTo(400);
  }

  @Test
  void removing_and_emptying_may_be_repeated() {
    add("mug", "12.50", 2);
    add("card", "5", 1);

    assertThat(remove("mug").status()).isEqualTo(204);
    assertThat(remove("mug").status()).isEqualTo(204);
    assertThat(cart().get("items")).hasSize(1);
    assertThat(empty().status()).isEqualTo(204);
    assertThat(empty().status()).isEqualTo(204);
    assertThat(cart().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "%00", "a%2Fb"})
  void a_malformed_id_is_a_400(String id) {
    ApiEvent get = ApiEvent.matched("GET", "/cart/{userId}").pathParameter("userId", id);
    assertThat(function.call(get).status()).isEqualTo(400);
    assertThat(change(id, "{\"quantity\": 7}").status()).isEqualTo(400);
    assertThat(remove(id).status()).isEqualTo(400);
  }

  @Test
  void a_body_that_is_not_json_is_a_415_and_a_huge_one_a_413() {
    assertThat(
            function
                .call(
                    ApiEvent.matched("POST", "/cart")
                        .header("content-type", "text/plain")
                        .json("mug"))
                .status())
        .isEqualTo(415);
    assertThat(
            function
                .call(ApiEvent.matched("POST", "/cart").json("\"" + "x".repeat(262_145) + "\""))
                .status())
        .isEqualTo(413);
  }

  @Test
  void the_log_names_no_user() {
    add("mug", "12.50", 2);
    cart();
    empty();
    assertThat(LINES.toString(UTF_8))
        .contains("\"service\":\"cart-service\"")
        .contains("\"Namespace\":\"CloudCart/Cart\"")
        .doesNotContain(ann);
  }

  private Answer add(String product, String price, int quantity) {
    String body =
        "{\"userId\": \"%s\", \"productId\": \"%s\", \"title\": \"Seen\", \"price\": %s, \"quantity\": %d}"
            .formatted(ann, product, price, quantity);
    return function.call(ApiEvent.matched("POST", "/cart").json(body));
  }

  private JsonNode cart() {
    Answer answer =
        function.call(ApiEvent.matched("GET", "/cart/{userId}").pathParameter("userId", ann));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private Answer change(String product, String body) {
    return function.call(item("PATCH", product).json(body));
  }

  private Answer remove(String product) {
    return function.call(item("DELETE", product));
  }

  private Answer empty() {
    return function.call(ApiEvent.matched("DELETE", "/cart/{userId}").pathParameter("userId", ann));
  }

  private ApiEvent item(String method, String product) {
    return ApiEvent.matched(method, "/cart/{userId}/{productId}")
        .pathParameter("userId", ann)
        .pathParameter("productId", product);
  }
}
