package com.cloudcart.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.test.ApiEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the documents, against its schema, the models and the routers. */
class ExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Served> APIS =
      Map.of("catalog", Served.catalog(), "cart", Served.cart(), "orders", Served.orders());
  private static final Comparator<JsonNode> BY_NUMBER =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  record Example(Document document, Document.Content content, String name, JsonNode value) {
    @Override
    public String toString() {
      return document + " " + content.place() + " " + name;
    }
  }

  static Stream<Example> all() {
    return Document.all()
        .flatMap(document ->
            document.contents().stream()
                .flatMap(content ->
                    content.examples().stream()
                        .map(e ->
                            new Example(
                                document, content, e.getKey(), e.getValue().get("value")))));
  }

  static Stream<Example> ofBodies() {
    return all().filter(example -> example.content().body());
  }

  static Stream<Example> ofRequests() {
    return all().filter(example -> example.content().place().endsWith(" request"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void example_is_valid_by_its_schema(Example example) {
    assertThat(example.document().violations(example.content().schema(), example.value()))
        .isEmpty();
  }

  /** The kit adds the correlation id to every error, so no model has it. */
  @ParameterizedTest
  @MethodSource("ofBodies")
  void example_is_read_and_written_by_its_model_without_a_difference(Example example)
      throws Exception {
    String model = example.document().api() + ".model." + example.content().schema() + "Model";
    JsonNode value = example.value();

    ObjectNode written =
        ContractMapper.toObject(
            ContractMapper.bind(
                ContractMapper.parse(value.toString()),
                Class.forName("com.cloudcart.generated." + model)));

    if (value.has("correlationId")) {
      written.set("correlationId", value.get("correlationId"));
    }
    assertThat(JSON.readTree(ContractMapper.write(written)).equals(BY_NUMBER, value)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ofRequests")
  void example_of_a_request_is_accepted_by_the_router(Example example) {
    String[] route = example.content().place().split(" ", -1);
    ApiEvent event =
        ApiEvent.of(route[0].toUpperCase(Locale.ROOT), route[1].replaceAll("\\{[^}]+}", "any-id"))
            .header("x-api-key", Served.KEY)
            .json(example.value().toString());

    int status = requireNonNull(APIS.get(example.document().api())).answer(event).status();

    assertThat(status).isBetween(200, 299);
  }
}
