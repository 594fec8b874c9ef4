package com.cloudcart.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cloudcart.kit.json.MoneyFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rejected example is named {@code <schema>.<field>.<keyword>.json} for the one rule it breaks.
 */
class ExampleEventsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          MoneyFormat.addedTo(Dialects.getDraft202012()),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  @ParameterizedTest
  @MethodSource("validExamples")
  void accepts_a_valid_example(Path example) throws IOException {
    assertThat(violations(example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rejectedExamples")
  void rejects_an_example_for_the_rule_it_is_named_after(Path example) throws IOException {
    String[] name = example.getFileName().toString().split("\\.", 4);

    assertThat(violations(example))
        .extracting(ExampleEventsTest::field, Error::getKeyword)
        .containsExactly(tuple(name[1], name[2]));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void is_a_valid_schema_itself(Path schema) throws IOException {
    Schema draft202012 = SCHEMAS.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    assertThat(draft202012.validate(JSON.readTree(schema.toFile()))).isEmpty();
  }

  @Test
  void has_a_rejected_example_for_every_required_field() throws IOException {
    for (Path schema : schemas().toList()) {
      String name = schema.getFileName().toString().replace(".schema.json", "");
      for (JsonNode required : JSON.readTree(schema.toFile()).get("required")) {
        assertThat(Path.of("examples/rejected", name + "." + required.asText() + ".required.json"))
            .exists();
      }
    }
  }

  private static List<Error> violations(Path example) throws IOException {
    String name = example.getFileName().toString();
    Path schema = Path.of(name.substring(0, name.indexOf('.')) + ".schema.json");
    return SCHEMAS
        .getSchema(Files.readString(schema), InputFormat.JSON)
        .validate(JSON.readTree(example.toFile()));
  }

  private static String field(Error violation) {
    return "required".equals(violation.getKeyword())
        ? violation.getProperty()
        : violation.getInstanceLocation().getName(-1);
  }

  static Stream<Path> validExamples() throws IOException {
    return files("examples/valid");
  }

  static Stream<Path> rejectedExamples() throws IOException {
    return files("examples/rejected");
  }

  static Stream<Path> schemas() throws IOException {
    return files(".").filter(file -> file.toString().endsWith(".schema.json"));
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }
}
