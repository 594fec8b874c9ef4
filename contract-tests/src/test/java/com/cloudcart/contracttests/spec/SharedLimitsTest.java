package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one document accepts and hands on, the next document accepts too. */
class SharedLimitsTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String CATALOG = "api-specs/catalog.yaml#/components/schemas/";
  private static final String CART = "api-specs/cart.yaml#/components/schemas/";
  private static final String ORDERS = "api-specs/orders.yaml#/components/schemas/";
  private static final String PLACED = "event-schemas/order-placed.schema.json#/";
  private static final String PAID = "event-schemas/payment-success.schema.json#/";
  private static final String LINE = "$defs/line/properties/";
  private static final String TABLE = "event-schemas/orders-table.schema.json#/";

  /** What has the limit, its keyword, and the places that must agree. */
  static Stream<Arguments> limits() {
    return Stream.of(
        arguments(
            "title", "maxLength", List.of(CATALOG + "Title", CART + "Title", ORDERS + "Title")),
        arguments(
            "quantity",
            "maximum",
            List.of(
                CATALOG + "Quantity",
                CART + "Quantity",
                ORDERS + "Quantity",
                PLACED + LINE + "quantity",
                PAID + LINE + "quantity",
                TABLE + LINE + "quantity")),
        arguments(
            "lines",
            "maxItems",
            List.of(
                ORDERS + "OrderLines",
                PLACED + "properties/items",
                PAID + "properties/items",
                TABLE + "properties/items")),
        arguments(
            "price",
            "maximum",
            List.of(
                CATALOG + "Price",
                CART + "Price",
                ORDERS + "Price",
                PLACED + LINE + "price",
                PAID + LINE + "price")),
        arguments(
            "total",
            "maximum",
            List.of(
                ORDERS + "TotalAmount",
                PLACED + "properties/totalAmount",
                PAID + "properties/totalAmount",
                TABLE + "properties/totalAmount")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void a_limit_is_the_same_in_all_documents(String what, String keyword, List<String> places) {
    assertThat(places.stream().map(place -> limit(place, keyword)).distinct()).hasSize(1);
  }

  private static JsonNode limit(String place, String keyword) {
    String[] parts = place.split("#", 2);
    Document document = Document.read(ROOT.resolve(parts[0]));
    JsonNode limit = document.resolve(document.root().at(parts[1])).path(keyword);
    assertThat(limit.isNumber()).as(place + " has " + keyword).isTrue();
    return limit;
  }
}
