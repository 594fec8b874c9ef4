package com.cloudcart.conformance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
  private final Served catalog = Served.catalog();
  private final Served orders = Served.orders();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"stock\":0}|0",
        "{\"stock\":1000000000}|1000000000",
        "{\"reserve\":1}|1",
        "{\"reserve\":1000000,\"reservationId\":\"r-1\"}|1000000",
        "{\"reservationId\":\"r-1\",\"release\":3}|3"
      })
  void stock_change_with_exactly_one_of_its_fields_is_accepted(String body, int stock) {
    Answer answer = catalog.answer(stock(body));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("stock").intValue()).isEqualTo(stock);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reservationId\":\"r-1\"}",
        "{\"stock\":1,\"reserve\":1}",
        "{\"reserve\":1,\"release\":1}",
        "{\"stock\":1,\"reserve\":1,\"release\":1}"
      })
  void stock_change_with_none_or_several_of_its_fields_is_refused(String body) {
    assertThat(details(catalog.answer(stock(body))))
        .containsExactly("body: must have exactly one of reserve, release, stock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"3\"",
        "1.9",
        "1.0",
        "3e9",
        "1e0",
        "null",
        "true",
        "[3]",
        "{}",
        "99999999999999999999999",
        "-1"
      })
  void value_that_is_not_an_integer_is_refused_for_an_integer(String value) {
    Answer answer = catalog.answer(stock("{\"stock\":" + value + "}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(details(answer)).singleElement().asString().startsWith("stock: must be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"stock\":}",
        "{\"stock\":NaN}",
        "{\"stock\":Infinity}",
        "{\"stock\":01}",
        "{\"stock\":+1}",
        "{stock:1}",
        "{'stock':1}",
        "{\"stock\":1,}",
        "{\"stock\":1}}",
        "{\"stock\":1} {\"stock\":2}",
        "{\"stock\":1} x",
        "{\"stock\":1,\"stock\":1}",
        "{\"stock\":1,\"st\\u006fck\":2}",
        "{\"stock\":1,\"a\":{\"b\":1,\"b\":2}}",
        "{\"stock\":1} // comment",
        "\uFEFF{\"stock\":1}",
        "{\"reserve\":1,\"reservationId\":\"\\ud800\"}",
        "{\"reserve\":1,\"reservationId\":\"\\udc00\\ud800\"}",
        "{\"\\ud800\":1}",
        "{\"stock\":1,\"a\":\"\u0001\"}"
      })
  void body_that_is_not_one_json_value_is_refused(String body) {
    Answer answer = catalog.answer(stock(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(details(answer)).singleElement().asString().startsWith("body: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\\u0000y", "<script>", "a b"})
  void unknown_field_with_an_odd_name_is_not_repeated(String name) {
    Answer answer = catalog.answer(stock("{\"stock\":1,\"" + name + "\":2}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(details(answer)).containsExactly("body: has an unknown field");
  }

  @Test
  void unknown_field_with_a_long_name_is_not_repeated() {
    Answer answer = catalog.answer(stock("{\"stock\":1,\"" + "x".repeat(3000) + "\":2}"));

    assertThat(details(answer)).containsExactly("body: has an unknown field");
  }

  @Test
  void at_most_a_thousand_violations_are_reported() {
    String unknown = IntStream.range(0, 1200).mapToObj(i -> ",\"x" + i + "\":1").collect(joining());

    Answer answer =
        catalog.answer(
            ApiEvent.of("PATCH", "/products/a@b/stock").json("{\"stock\":1" + unknown + "}"));

    assertThat(details(answer)).hasSize(1000);
  }

  @Test
  void deep_nesting_and_long_numbers_are_refused() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String number = "{\"stock\":" + "9".repeat(100_000) + "}";

    assertThat(catalog.answer(stock(deep)).status()).isEqualTo(400);
    assertThat(catalog.answer(stock(number)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"a\"", "null", "true"})
  void body_that_is_not_an_object_is_refused(String body) {
    assertThat(details(catalog.answer(stock(body)))).containsExactly("body: must be an object");
  }

  @Test
  void all_violations_are_reported_together() {
    Answer answer =
        catalog.answer(
            ApiEvent.of("POST", "/products")
                .json("{\"title\":\" \",\"price\":-0.01,\"category\":7,\"stock\":\"4\"}"));

    assertThat(details(answer))
        .containsExactlyInAnyOrder(
            "title: must have a visible character, no control characters and at most 200 characters",
            "price: must be at least 0",
            "stock: must be an integer",
            "category: must be a string");
  }

  @Test
  void violations_of_path_and_body_are_reported_together() {
    Answer answer =
        catalog.answer(ApiEvent.of("PATCH", "/products/%20/stock").json("{\"reserve\":0}"));

    assertThat(details(answer))
        .containsExactly(
            "productId: must be 1-128 characters of A-Z a-z 0-9 . _ ~ - and not . or ..",
            "reserve: must be at least 1");
  }

  @Test
  void violation_in_a_list_names_its_index() {
    Answer answer =
        orders.answer(
            order(
                "{\"userId\":\"ann\",\"items\":["
                    + "{\"productId\":\"p\",\"quantity\":1,\"price\":1},"
                    + "{\"productId\":\"\",\"quantity\":0},7]}"));

    assertThat(details(answer))
        .containsExactly(
            "items[1].productId: must be 1-128 characters of A-Z a-z 0-9 . _ ~ - and not . or ..",
            "items[1].quantity: must be at least 1",
            "items[1].price: is required",
            "items[2]: must be an object");
  }

  @Test
  void list_over_its_size_limit_has_one_violation() {
    String lines = "{},".repeat(20_000) + "{}";

    Answer answer = orders.answer(order("{\"userId\":\"ann\",\"items\":[" + lines + "]}"));

    assertThat(details(answer)).containsExactly("items: must have 1 to 50 items");
  }

  @Test
  void unknown_fields_of_a_request_are_ignored() {
    Answer answer =
        catalog.answer(
            ApiEvent.of("POST", "/products")
                .json(
                    "{\"title\":\"Mug\",\"price\":1,\"stock\":1,\"productId\":7,\"x\":{\"y\":[null]}}"));

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void unknown_field_of_a_stock_change_is_refused() {
    Answer answer = catalog.answer(stock("{\"stock\":1,\"reservationId\":\"r-1\"}"));

    assertThat(details(answer)).containsExactly("reservationId: is not a field of this object");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.00",
    "0.00,0.00",
    "12.5,12.50",
    "12.500,12.50",
    "1e2,100.00",
    "1E+2,100.00",
    "-0,0.00",
    "1000000000,1000000000.00",
    "0.01,0.01",
    "999999999.99,999999999.99",
    "0e-9999,0.00"
  })
  void money_is_read_exactly_and_written_with_two_decimals(String price, String written) {
    Answer answer = catalog.answer(product(price));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("\"price\":" + written + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "12.345", "-0.01", "1000000000.01", "\"1\"", "null", "[]"})
  void price_that_is_not_money_is_refused(String price) {
    Answer answer = catalog.answer(product(price));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(details(answer)).singleElement().asString().startsWith("price: must ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999", "1e-99999999999999"})
  void number_outside_any_range_is_refused(String price) {
    Answer answer = catalog.answer(product(price));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(details(answer)).containsExactly("body: has a number outside any range");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a\\n", "\\na", "a\\u0000"})
  void an_id_is_refused_that_a_url_parser_resolves_or_that_ends_in_a_line_feed(String id) {
    String reservation = "{\"reserve\":1,\"reservationId\":\"" + id + "\"}";
    String line = "{\"productId\":\"" + id + "\",\"quantity\":1,\"price\":1}";

    assertThat(details(catalog.answer(stock(reservation))))
        .singleElement()
        .asString()
        .startsWith("reservationId: must be 1-128 characters");
    assertThat(details(orders.answer(order("{\"userId\":\"ann\",\"items\":[" + line + "]}"))))
        .singleElement()
        .asString()
        .startsWith("items[0].productId: must be 1-128 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".a", "a.", "~", "-"})
  void an_id_may_have_dots(String id) {
    assertThat(catalog.answer(stock("{\"reserve\":1,\"reservationId\":\"" + id + "\"}")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00A0",
        "\u3000",
        "\u2007",
        "\uFEFF",
        "\u200B",
        "\u2060",
        "\u00AD",
        " \u00A0 ",
        "\\t",
        ""
      })
  void title_without_a_visible_character_is_refused(String title) {
    assertThat(details(catalog.answer(titled(title))))
        .containsExactly(
            "title: must have a visible character, no control characters and at most 200 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0001", "\\n", "\\t", "\\u007f", "\\u0085", "\\u009f"})
  void control_characters_are_refused_in_every_text(String control) {
    String text = "\"Mug" + control + "\"";
    for (String field : List.of("title", "category", "imageUrl")) {
      String body = "{\"price\":1,\"stock\":1,\"title\":\"Mug\",\"" + field + "\":" + text + "}";

      assertThat(
              details(
                  catalog.answer(
                      ApiEvent.of("POST", "/products")
                          .json(
                              field.equals("title")
                                  ? body.replace("\"title\":\"Mug\",", "")
                                  : body))))
          .as(field)
          .singleElement()
          .asString()
          .startsWith(field + ": must ")
          .contains("no control characters");
    }
  }

  @ParameterizedTest
  @CsvSource({"\\t,201", "\\n,201", "\\r,400", "\\u0000,400", "\\u001b,400", "\\u0080,400"})
  void a_description_may_have_tabs_and_line_feeds(String character, int status) {
    String body =
        "{\"price\":1,\"stock\":1,\"title\":\"Mug\",\"description\":\"a" + character + "b\"}";

    assertThat(catalog.answer(ApiEvent.of("POST", "/products").json(body)).status())
        .isEqualTo(status);
  }

  @Test
  void length_of_a_text_is_counted_in_code_points() {
    String longest = "\uD83D\uDE00".repeat(200);

    assertThat(catalog.answer(titled(longest)).status()).isEqualTo(201);
    assertThat(catalog.answer(titled(longest + "a")).status()).isEqualTo(400);
  }

  @Test
  void body_over_256_kib_is_refused_without_reading_it() {
    String most = "{\"stock\":1}" + " ".repeat(256 * 1024 - 11);
    String twoBytes = "\u00E9".repeat(128 * 1024) + "x";

    assertThat(catalog.answer(stock(most)).status()).isEqualTo(200);
    assertThat(catalog.answer(stock(most + " ")).status()).isEqualTo(413);
    assertThat(catalog.answer(stock(twoBytes)).status()).isEqualTo(413);
    assertThat(catalog.answer(base64(new byte[256 * 1024 + 1])).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/merge-patch+json"
      })
  void json_content_types_are_accepted(String type) {
    ApiEvent event = stock("{\"stock\":1}").header("Content-Type", type);

    assertThat(catalog.answer(event).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
        ";",
        "text/json",
        "application/jsonx"
      })
  void content_type_other_than_json_is_refused(String type) {
    ApiEvent event = stock("{\"stock\":1}").header("Content-Type", type);

    assertThat(catalog.answer(event).status()).isEqualTo(415);
  }

  @Test
  void base64_body_is_decoded() {
    ApiEvent event = base64("{\"stock\":7}".getBytes(StandardCharsets.UTF_8));

    assertThat(catalog.answer(event).json().get("stock").intValue()).isEqualTo(7);
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] latin = "{\"stock\":7,\"a\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = "{\"stock\":7}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(details(catalog.answer(base64(latin)))).containsExactly("body: is not UTF-8 text");
    assertThat(catalog.answer(base64(wide)).status()).isEqualTo(400);
    assertThat(
            details(
                catalog.answer(
                    ApiEvent.of("PATCH", "/products/p/stock").base64("not base 64 at all!"))))
        .containsExactly("body: is not UTF-8 text");
  }

  @Test
  void missing_body_is_a_violation() {
    assertThat(details(catalog.answer(ApiEvent.of("POST", "/products"))))
        .containsExactly("body: is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "caf\u00E9", "tab\there"})
  void idempotency_key_that_is_not_printable_ascii_is_refused(String key) {
    ApiEvent event = validOrder().header("idempotency-key", key);

    assertThat(details(orders.answer(event)))
        .containsExactly("Idempotency-Key: must be 1-255 printable ASCII characters");
  }

  private static ApiEvent stock(String body) {
    return ApiEvent.of("PATCH", "/products/p-1/stock").json(body);
  }

  private static ApiEvent base64(byte[] body) {
    return ApiEvent.of("PATCH", "/products/p-1/stock")
        .base64(Base64.getEncoder().encodeToString(body));
  }

  private static ApiEvent product(String price) {
    return ApiEvent.of("POST", "/products")
        .json("{\"title\":\"Mug\",\"stock\":1,\"price\":" + price + "}");
  }

  private static ApiEvent titled(String title) {
    return ApiEvent.of("POST", "/products")
        .json("{\"title\":\"" + title + "\",\"stock\":1,\"price\":1}");
  }

  private static ApiEvent order(String body) {
    return ApiEvent.of("POST", "/orders").header("x-api-key", Served.KEY).json(body);
  }

  private static ApiEvent validOrder() {
    return order(
        "{\"userId\":\"ann\",\"items\":[{\"productId\":\"p\",\"quantity\":1,\"price\":1}]}");
  }

  private static List<String> details(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("error").asText()).isEqualTo("The request is invalid");
    List<String> details = new ArrayList<>();
    for (JsonNode each : answer.json().get("details")) {
      details.add(each.asText());
    }
    return details;
  }
}
