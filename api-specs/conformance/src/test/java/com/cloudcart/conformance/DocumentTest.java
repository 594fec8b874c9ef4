package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every document of ours has, so that neither a generator nor a reader has to guess. */
class DocumentTest {
  private static final String DOCUMENTS = "com.cloudcart.conformance.Document#all";

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_operation_has_a_unique_name(Document document) {
    List<String> names =
        document.operations().stream()
            .map(operation -> operation.node().path("operationId").asText())
            .toList();

    assertThat(names).doesNotContain("").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_operation_declares_the_answers_of_the_kit(Document document) {
    for (Document.Operation operation : document.operations()) {
      Set<String> statuses = new HashSet<>();
      operation.node().get("responses").fieldNames().forEachRemaining(statuses::add);

      assertThat(statuses).as(operation.route()).contains("400", "429", "500", "503");
      if (operation.node().has("requestBody")) {
        assertThat(statuses).as(operation.route()).contains("413", "415");
      }
    }
  }

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_parameter_and_body_has_an_example(Document document) {
    for (Document.Content content : document.contents()) {
      assertThat(content.examples()).as(content.place()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_schema_has_its_bounds(Document document) {
    for (Map.Entry<String, JsonNode> schema : document.schemas().properties()) {
      assertThat(missingBounds(schema.getValue())).as(schema.getKey()).isEmpty();
    }
  }

  private static List<String> missingBounds(JsonNode schema) {
    List<String> bounds =
        switch (schema.path("type").asText()) {
          case "string" -> schema.has("enum") ? List.of() : List.of("minLength", "maxLength");
          case "integer" -> List.of("minimum", "maximum");
          case "number" -> List.of("minimum", "maximum", "format");
          case "array" -> List.of("minItems", "maxItems");
          default -> List.of();
        };
    return bounds.stream().filter(bound -> !schema.has(bound)).toList();
  }

  /** A validator that calculates with doubles refuses 0.07 by {@code multipleOf: 0.01}. */
  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_number_is_money_and_none_is_a_multiple(Document document) {
    for (Map.Entry<String, JsonNode> schema : document.schemas().properties()) {
      if (schema.getValue().path("type").asText().equals("number")) {
        assertThat(schema.getValue().path("format").asText())
            .as(schema.getKey())
            .isEqualTo("money");
      }
      assertThat(schema.getValue().has("multipleOf")).as(schema.getKey()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_schema_is_a_named_component(Document document) {
    List<String> inline = new ArrayList<>();
    collectInline(document.root(), "", inline);

    assertThat(inline).isEmpty();
  }

  // A schema stands where one is named (components/schemas) and is referred to everywhere else.
  private static void collectInline(JsonNode node, String path, List<String> inline) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = path + "/" + field.getKey();
      boolean schema = field.getKey().equals("schema") || field.getKey().equals("items");
      if (schema && !at.contains("/value") && !path.endsWith("/properties")) {
        addUnlessReference(field.getValue(), at, inline);
      }
      if (path.endsWith("/properties")) {
        addUnlessReference(field.getValue(), at, inline);
      }
      collectInline(field.getValue(), at, inline);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectInline(node.get(i), path + "/" + i, inline);
    }
  }

  private static void addUnlessReference(JsonNode schema, String path, List<String> inline) {
    if (!schema.has("$ref")) {
      inline.add(path);
    }
  }

  @ParameterizedTest
  @MethodSource(DOCUMENTS)
  void every_component_is_used(Document document) {
    String text = document.root().toString();

    for (String kind : List.of("schemas", "parameters", "headers")) {
      document
          .root()
          .at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(name -> assertThat(text).contains("components/" + kind + "/" + name));
    }
  }

  @Test
  void components_of_several_documents_are_equal() {
    JsonNode catalog = Document.read("catalog").root().get("components");
    JsonNode cart = Document.read("cart").root().get("components");
    JsonNode orders = Document.read("orders").root().get("components");

    for (String schema :
        List.of(
            "ApiError", "Timestamp", "Price", "Quantity", "Title", "CorrelationId", "Violations")) {
      assertThat(cart.at("/schemas/" + schema)).isEqualTo(catalog.at("/schemas/" + schema));
      assertThat(orders.at("/schemas/" + schema)).isEqualTo(catalog.at("/schemas/" + schema));
    }
    for (String response : List.of("TooManyRequests", "InternalError", "ServiceUnavailable")) {
      assertThat(cart.at("/responses/" + response)).isEqualTo(catalog.at("/responses/" + response));
      assertThat(orders.at("/responses/" + response))
          .isEqualTo(catalog.at("/responses/" + response));
    }
    assertThat(orders.at("/schemas/PageLimit")).isEqualTo(catalog.at("/schemas/PageLimit"));
  }
}
