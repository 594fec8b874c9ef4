package com.cloudcart.catalog.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole catalog, from API Gateway's event to DynamoDB and back. */
class CatalogFunctionIT {
  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final ByteArrayOutputStream LINES = new ByteArrayOutputStream();
  private static ApiFunctionUnderTest function =
      new ApiFunctionUnderTest((in, out, context) -> {}, "catalog");

  @BeforeAll
  static void deploy() {
    TemplateTables tables = TemplateTables.create(DYNAMO.client(), "catalog");
    Map<String, String> environment =
        Map.of(
            "PRODUCTS_TABLE", tables.name("ProductsTable"),
            "RESERVATIONS_TABLE", tables.name("StockReservationsTable"),
            "SEARCH_TABLE", tables.name("ProductSearchTable"));
    function =
        new ApiFunctionUnderTest(
            new CatalogFunction(
                CatalogWiring.function(
                    new Settings(environment), DYNAMO.client(), new JsonLines(LINES))),
            "catalog");
  }

  @Test
  void a_created_product_is_found_at_its_location() {
    Answer created =
        create(
            """
            {"title": "Stoneware mug", "price": 12.5, "stock": 40, "category": "Kitchen",
             "imageUrl": "/images/mug.svg", "description": "Holds 300 ml.", "unknown": 1}
            """);

    assertThat(created.status()).isEqualTo(201);
    String id = created.json().get("productId").asText();
    assertThat(created.headers()).containsEntry("location", "products/" + id);
    assertThat(created.headers()).containsKey("x-correlation-id");
    Answer found = get(id);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).isEqualTo(created.json());
    assertThat(found.json().get("title").asText()).isEqualTo("Stoneware mug");
    assertThat(found.body()).contains("\"price\":12.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"title\": \" \", \"price\": 1, \"stock\": 1}",
        "{\"title\": \"a\", \"price\": -1, \"stock\": 1}",
        "{\"title\": \"a\", \"price\": 1.001, \"stock\": 1}",
        "{\"title\": \"a\", \"price\": \"1\", \"stock\": 1}",
        "{\"title\": \"a\", \"price\": NaN, \"stock\": 1}",
        "{\"title\": \"a\", \"price\": 1e400, \"stock\": 1}",
        "{\"title\": \"a\", \"price\": 1, \"stock\": 1.9}",
        "{\"title\": \"a\", \"price\": 1, \"stock\": 3e9}",
        "{\"title\": \"a\", \"price\": 1, \"stock\": null}",
        "{\"title\": \"a\", \"price\": 1, \"stock\": -1}",
        "{\"title\": \"a\", \"price\": 1, \"stock\": 1000000001}",
        "{\"title\": 7, \"price\": 1, \"stock\": 1}"
      })
  void a_malformed_product_is_refused(String body) {
    assertThat(create(body).status()).isEqualTo(400);
  }

  @Test
  void refusal_names_every_violation() {
    Answer refused = create("{\"title\": \"\", \"price\": -1, \"stock\": 1.5}");
    assertThat(refused.json().get("details")).hasSize(3);
  }

  @Test
  void the_limits_of_a_product_are_taken() {
    String title = "\uD83D\uDE00".repeat(100);
    Answer created =
        create(
            "{\"title\": \"%s\", \"price\": 1000000000, \"stock\": 1000000000}".formatted(title));
    assertThat(created.status()).isEqualTo(201);
    assertThat(get(created.json().get("productId").asText()).json().get("title").asText())
        .isEqualTo(title);
  }

  @Test
  void an_unknown_product_is_a_404_everywhere_and_stays_unknown() {
    assertThat(get("never").status()).isEqualTo(404);
    assertThat(change("never", "{\"stock\": 5}").status()).isEqualTo(404);
    assertThat(change("never", "{\"reserve\": 5}").status()).isEqualTo(404);
    assertThat(change("never", "{\"release\": 5}").status()).isEqualTo(404);
    assertThat(change("never", "{\"reserve\": 5, \"reservationId\": \"o\"}").status())
        .isEqualTo(404);
    assertThat(change("never", "{\"release\": 5, \"reservationId\": \"o\"}").status())
        .isEqualTo(404);
    assertThat(get("never").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "%00", "a%2Fb", "ä", "%zz"})
  void a_malformed_id_is_a_400(String id) {
    assertThat(get(id).status()).isEqualTo(400);
    assertThat(change(id, "{\"stock\": 5}").status()).isEqualTo(400);
  }

  @Test
  void pages_lead_through_all_products() {
    IntStream.range(0, 5).forEach(i -> product(i));
    List<String> ids = new ArrayList<>();
    JsonNode page = list("limit", "2").json();
    add(page, ids);
    while (page.has("nextKey")) {
      page =
          function
              .call(
                  ApiEvent.matched("GET", "/products")
                      .query("limit", "2")
                      .query("lastKey", page.get("nextKey").asText()))
              .json();
      add(page, ids);
    }
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(allIds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "101", "99999999999999999999", "1"})
  void a_limit_is_capped(String limit) {
    assertThat(list("limit", limit).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "1.5", "1e1", "0x10"})
  void a_limit_that_is_no_integer_is_a_400(String limit) {
    assertThat(list("limit", limit).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "",
        "{}",
        "%",
        "eyJwIjoiIn0",
        "eyJwIjoiYSBiIn0",
        "eyJwIjoiYSJ9=",
        "eyJwIjoiYSJ8",
        "eyJwcm9kdWN0SWQiOnsiTiI6IjEifX0"
      })
  void a_key_that_was_no_next_key_is_a_400(String key) {
    assertThat(list("lastKey", key).status()).isEqualTo(400);
  }

  @Test
  void a_made_up_key_leads_to_some_place_in_the_list() {
    String key =
        Base64.getUrlEncoder().withoutPadding().encodeToString("{\"p\":\"~\"}".getBytes(UTF_8));
    assertThat(list("lastKey", key).status()).isEqualTo(200);
  }

  @Test
  void products_are_found_by_words_category_and_price() {
    create("{\"title\": \"Quokka Büste\", \"price\": 30, \"stock\": 1, \"category\": \"Déco\"}");
    create("{\"title\": \"Quokka mug\", \"price\": 9.5, \"stock\": 0, \"category\": \"Déco\"}");
    create("{\"title\": \"Quokka card\", \"price\": 2, \"stock\": 1}");

    JsonNode first = search("q", "QUOKKA deco", "sort", "-price", "limit", "1").json();
    JsonNode second =
        search(
                "q",
                "QUOKKA deco",
                "sort",
                "-price",
                "limit",
                "1",
                "lastKey",
                first.get("nextKey").asText())
            .json();

    assertThat(first.get("products").findValuesAsText("title")).containsExactly("Quokka Büste");
    assertThat(second.get("products").findValuesAsText("title")).containsExactly("Quokka mug");
    assertThat(second.has("nextKey")).isFalse();
    assertThat(search("category", "Déco").json().get("products")).hasSize(2);
    assertThat(search("q", "quokka", "sort", "newest").json().get("products")).hasSize(3);
    assertThat(function.call(ApiEvent.matched("GET", "/categories")).json().get("categories"))
        .anySatisfy(category -> {
          assertThat(category.get("name").asText()).isEqualTo("Déco");
          assertThat(category.get("products").asInt()).isEqualTo(2);
        });
  }

  @Test
  void a_request_for_the_categories_with_two_content_types_is_a_400() {
    Answer refused =
        function.call(
            ApiEvent.matched("GET", "/categories")
                .repeatedHeader("Content-Type", "application/json", "text/plain"));
    assertThat(refused.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "sort, prize",
    "sort, ''",
    "sort, TITLE",
    "category, ''",
    "category, 'a\u0000b'",
    "q, 'a\u0007b'"
  })
  void a_search_that_breaks_the_contract_is_a_400(String parameter, String value) {
    assertThat(search(parameter, value).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TITLE a mug",
        "PRICE a 1",
        "PRICE a 01.00",
        "PRICE a 1e999999999",
        "PRICE a -1.00",
        "PRICE a",
        "PRICE . 1.00",
        "{\"p\":\"a\"}"
      })
  void a_key_of_another_list_is_a_400(String key) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    assertThat(search("sort", "price", "lastKey", encoded).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"price, PRICE ~ 1.00", "title, TITLE ~ \u00e9", "newest, NEWEST ~ yesterday"})
  void a_made_up_key_leads_to_some_place_in_a_search(String sort, String key) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    assertThat(search("sort", sort, "lastKey", encoded).status()).isEqualTo(200);
  }

  @Test
  void stock_is_set_reserved_and_released() {
    String id = product(40);
    assertThat(stock(change(id, "{\"stock\": 10}"))).isEqualTo(10);
    assertThat(stock(change(id, "{\"reserve\": 3}"))).isEqualTo(7);
    assertThat(stock(change(id, "{\"release\": 1}"))).isEqualTo(8);
    assertThat(get(id).json().get("stock").asInt()).isEqualTo(8);
  }

  @Test
  void a_reservation_is_taken_and_given_back_once() {
    String id = product(10);
    String reserve = "{\"reserve\": 3, \"reservationId\": \"order-1\"}";
    String release = "{\"release\": 3, \"reservationId\": \"order-1\"}";

    assertThat(stock(change(id, reserve))).isEqualTo(7);
    assertThat(stock(change(id, reserve))).isEqualTo(7);
    assertThat(stock(change(id, release))).isEqualTo(10);
    assertThat(stock(change(id, release))).isEqualTo(10);
    assertConflict(change(id, reserve), "Reservation already released");
    assertThat(get(id).json().get("stock").asInt()).isEqualTo(10);
  }

  @Test
  void a_release_before_its_reserve_keeps_the_reserve_out() {
    String id = product(10);
    assertThat(stock(change(id, "{\"release\": 3, \"reservationId\": \"order-1\"}"))).isEqualTo(10);
    assertConflict(
        change(id, "{\"reserve\": 3, \"reservationId\": \"order-1\"}"),
        "Reservation already released");
  }

  @Test
  void another_quantity_of_a_reservation_is_a_conflict() {
    String id = product(10);
    change(id, "{\"reserve\": 3, \"reservationId\": \"order-1\"}");
    assertConflict(
        change(id, "{\"reserve\": 4, \"reservationId\": \"order-1\"}"),
        "Reservation has a different quantity");
    assertConflict(
        change(id, "{\"release\": 2, \"reservationId\": \"order-1\"}"),
        "Reservation has a different quantity");
    assertThat(get(id).json().get("stock").asInt()).isEqualTo(7);
  }

  @Test
  void too_little_stock_is_a_conflict_that_says_what_there_is() {
    String id = product(2);
    Answer refused = change(id, "{\"reserve\": 3}");
    assertConflict(refused, "Insufficient stock");
    JsonNode item = refused.json().get("items").get(0);
    assertThat(item.get("productId").asText()).isEqualTo(id);
    assertThat(item.get("requested").asInt()).isEqualTo(3);
    assertThat(item.get("available").asInt()).isEqualTo(2);
  }

  @Test
  void a_release_over_the_limit_is_a_conflict() {
    String id = product(1_000_000_000);
    assertConflict(change(id, "{\"release\": 1}"), "Stock limit exceeded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"stock\": 1, \"reserve\": 1}",
        "{\"reserve\": 1, \"release\": 1}",
        "{\"reservationId\": \"o\"}",
        "{\"reserve\": 0}",
        "{\"reserve\": -1}",
        "{\"reserve\": 1000001}",
        "{\"reserve\": \"3\"}",
        "{\"reserve\": 1.9}",
        "{\"reserve\": 3e9}",
        "{\"release\": null}",
        "{\"stock\": -1}",
        "{\"stock\": 1000000001}",
        "{\"reserve\": 1, \"reservationId\": \"\"}",
        "{\"reserve\": 1, \"reservationId\": \"a b\"}",
        "{\"reserve\": 1, \"reservationId\": 7}"
      })
  void a_malformed_change_is_refused_and_changes_nothing(String body) {
    String id = product(5);
    assertThat(change(id, body).status()).isEqualTo(400);
    assertThat(get(id).json().get("stock").asInt()).isEqualTo(5);
  }

  @Test
  void a_body_that_is_not_json_is_a_415_and_a_huge_one_a_413() {
    assertThat(
            function
                .call(
                    ApiEvent.matched("POST", "/products")
                        .header("content-type", "text/plain")
                        .json("title"))
                .status())
        .isEqualTo(415);
    assertThat(
            function
                .call(ApiEvent.matched("POST", "/products").json("\"" + "x".repeat(262_145) + "\""))
                .status())
        .isEqualTo(413);
  }

  @Test
  void another_method_is_a_405_that_says_which_there_are() {
    Answer refused = function.call(ApiEvent.matched("PUT", "/products"));
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.headers().get("allow")).contains("GET").contains("POST");
  }

  @Test
  void the_callers_correlation_id_comes_back_and_is_in_the_log() {
    Answer answer =
        function.call(
            ApiEvent.matched("GET", "/products").header("x-correlation-id", "shopper-77"));
    assertThat(answer.headers()).containsEntry("x-correlation-id", "shopper-77");
    assertThat(LINES.toString(UTF_8).lines())
        .anyMatch(line ->
            line.contains("\"correlationId\":\"shopper-77\"")
                && line.contains("\"service\":\"product-catalog\"")
                && line.contains("\"route\":\"/products\""));
  }

  private static Answer create(String body) {
    return function.call(ApiEvent.matched("POST", "/products").json(body));
  }

  private static String product(int stock) {
    String body = "{\"title\": \"Mug\", \"price\": 1, \"stock\": %d}".formatted(stock);
    return create(body).json().get("productId").asText();
  }

  private static Answer get(String id) {
    return function.call(
        ApiEvent.matched("GET", "/products/{productId}").pathParameter("productId", id));
  }

  private static Answer change(String id, String body) {
    return function.call(
        ApiEvent.matched("PATCH", "/products/{productId}/stock")
            .pathParameter("productId", id)
            .json(body));
  }

  private static Answer list(String parameter, String value) {
    return function.call(ApiEvent.matched("GET", "/products").query(parameter, value));
  }

  private static Answer search(String... query) {
    ApiEvent event = ApiEvent.matched("GET", "/products");
    for (int i = 0; i < query.length; i += 2) {
      event = event.query(query[i], query[i + 1]);
    }
    return function.call(event);
  }

  private static List<String> allIds() {
    List<String> ids = new ArrayList<>();
    add(list("limit", "100").json(), ids);
    return ids;
  }

  private static void add(JsonNode page, List<String> ids) {
    page.get("products").forEach(product -> ids.add(product.get("productId").asText()));
  }

  private static int stock(Answer changed) {
    assertThat(changed.status()).isEqualTo(200);
    return changed.json().get("stock").asInt();
  }

  private static void assertConflict(Answer answer, String error) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("error").asText()).isEqualTo(error);
  }
}
