package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No input yields a 5xx, and every refusal has the one shape of an error. */
class FuzzTest {
  private static final Served CATALOG = Served.catalog();
  private static final Served CART = Served.cart();
  private static final Served ORDERS = Served.orders();
  private static final String[] FIELDS =
      "title price stock reserve release reservationId userId productId quantity items category x"
          .split(" ");

  /** Values that a reader may take for another type, or for none. */
  private static final String[] SCALARS =
      "null true 0 1 -1 1.9 3e9 1e-7 1e999999999 \"\" \"3\" \"\\ud800\" \"\\u0000\" {} [] NaN -0 12.50 \"p-1\" "
          .split(" ", -1);

  @Property(tries = 300)
  void no_body_yields_a_5xx(@ForAll("json") String body) {
    assertAnswered(CATALOG.answer(ApiEvent.of("POST", "/products").json(body)));
    assertAnswered(CATALOG.answer(ApiEvent.of("PATCH", "/products/p/stock").json(body)));
    assertAnswered(CART.answer(ApiEvent.of("POST", "/cart").json(body)));
    assertAnswered(
        ORDERS.answer(ApiEvent.of("POST", "/orders").header("x-api-key", Served.KEY).json(body)));
  }

  @Property(tries = 200)
  void no_text_as_a_body_yields_a_5xx(@ForAll String body) {
    assertAnswered(CATALOG.answer(ApiEvent.of("PATCH", "/products/p/stock").json(body)));
    assertAnswered(CATALOG.answer(ApiEvent.of("PATCH", "/products/p/stock").base64(body)));
  }

  @Property(tries = 200)
  void no_path_query_or_header_yields_a_5xx(
      @ForAll String path, @ForAll String value, @ForAll String header) {
    assertAnswered(CATALOG.answer(ApiEvent.of("GET", "/products/" + path)));
    assertAnswered(
        CATALOG.answer(
            ApiEvent.of("GET", "/products").query("limit", value).query("lastKey", header)));
    assertAnswered(
        CART.answer(
            ApiEvent.of("GET", "/cart/{userId}")
                .resource("/cart/{userId}")
                .pathParameter("userId", value)
                .header("x-correlation-id", header)));
    assertAnswered(
        ORDERS.answer(
            ApiEvent.of("POST", path)
                .header("x-api-key", Served.KEY)
                .header("Idempotency-Key", header)));
  }

  @Property(tries = 200)
  void no_event_yields_a_5xx(@ForAll byte[] event, @ForAll("json") String json) {
    assertAnswered(CATALOG.answer(event));
    assertAnswered(CATALOG.answer(json));
    assertAnswered(
        CATALOG.answer(
            "{\"httpMethod\":" + json + ",\"path\":" + json + ",\"headers\":" + json + "}"));
  }

  private static void assertAnswered(Answer answer) {
    assertThat(answer.status()).isBetween(200, 499);
    assertThat(answer.header("x-correlation-id")).matches("[A-Za-z0-9._~-]{1,128}");
    if (answer.status() >= 400) {
      assertThat(answer.json().get("error").asText()).isNotEmpty();
      assertThat(answer.json().get("correlationId").asText())
          .isEqualTo(answer.header("x-correlation-id"));
    }
  }

  @Provide
  Arbitrary<String> json() {
    return json(3);
  }

  private Arbitrary<String> json(int depth) {
    return depth == 0 ? scalar() : Arbitraries.oneOf(scalar(), object(depth - 1), array(depth - 1));
  }

  private Arbitrary<String> scalar() {
    return Arbitraries.oneOf(
        Arbitraries.of(SCALARS),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.bigDecimals().map(String::valueOf),
        Arbitraries.strings().alpha().numeric().ofMaxLength(200).map(text -> '"' + text + '"'));
  }

  private Arbitrary<String> object(int depth) {
    Arbitrary<String> field =
        Combinators.combine(Arbitraries.of(FIELDS), json(depth))
            .as((name, value) -> '"' + name + "\":" + value);
    return field.list().ofMaxSize(6).map(fields -> "{" + String.join(",", fields) + "}");
  }

  private Arbitrary<String> array(int depth) {
    return json(depth).list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]");
  }
}
