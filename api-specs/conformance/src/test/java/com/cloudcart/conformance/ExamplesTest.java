package com.cloudcart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of the documents, against its schema, the models and the routers. */
class ExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Comparator<JsonNode> BY_NUMBER =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  @TestFactory
  Stream<DynamicTest> is_valid_by_its_schema() {
    return examples((document, content, value) ->
        assertThat(document.violations(content.schema(), value)).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> is_read_and_written_by_its_model_without_a_difference() {
    return examples((document, content, value) -> {
      if (content.body()) {
        assertThat(written(document, content.schema(), value).equals(BY_NUMBER, value)).isTrue();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> of_a_request_is_taken_by_the_router() {
    return Document.all()
        .flatMap(document ->
            document.contents().stream()
                .filter(content -> content.place().endsWith(" request"))
                .flatMap(content -> requests(document, content)));
  }

  private static Stream<DynamicTest> requests(Document document, Document.Content content) {
    String[] route = content.place().split(" ", -1);
    String path = route[1].replaceAll("\\{[^}]+}", "any-id");
    return content.examples().stream()
        .map(example ->
            dynamicTest(
                name(document, content, example),
                () -> {
                  Answer answer =
                      served(document)
                          .answer(
                              ApiEvent.of(route[0].toUpperCase(Locale.ROOT), path)
                                  .header("x-api-key", Served.KEY)
                                  .json(example.getValue().get("value").toString()));
                  assertThat(answer.status()).isBetween(200, 299);
                }));
  }

  private static Served served(Document document) {
    return switch (document.api()) {
      case "catalog" -> Served.catalog();
      case "cart" -> Served.cart();
      default -> Served.orders();
    };
  }

  /** The kit adds to every error what depends on the call, so a model has it not. */
  private static JsonNode written(Document document, String schema, JsonNode value)
      throws ReflectiveOperationException, JsonProcessingException, MalformedJson {
    Class<?> model =
        Class.forName("com.cloudcart.generated." + document.api() + ".model." + schema + "Model");
    JsonNode parsed = ContractMapper.parse(value.toString());
    ObjectNode written = ContractMapper.toObject(ContractMapper.bind(parsed, model));
    if (value.has("correlationId")) {
      written.set("correlationId", value.get("correlationId"));
    }
    return JSON.readTree(ContractMapper.write(written));
  }

  private static Stream<DynamicTest> examples(Check check) {
    return Document.all()
        .flatMap(document ->
            document.contents().stream()
                .flatMap(content ->
                    content.examples().stream()
                        .map(example -> test(document, content, example, check))));
  }

  private static DynamicTest test(
      Document document,
      Document.Content content,
      Map.Entry<String, JsonNode> example,
      Check check) {
    return dynamicTest(
        name(document, content, example),
        () -> check.check(document, content, example.getValue().get("value")));
  }

  private static String name(
      Document document, Document.Content content, Map.Entry<String, JsonNode> example) {
    return document + " " + content.place() + " " + example.getKey();
  }

  private interface Check {
    void check(Document document, Document.Content content, JsonNode value) throws Exception;
  }
}
