package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private static final String SPEC =
      """
      openapi: 3.0.3
      components:
        securitySchemes: {apiKey: {type: apiKey, in: header, name: x-api-key}}
      paths:
        /products/{id}:
          patch:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: X-Trace, in: header, schema: {type: string}}
            requestBody:
              content: {application/json: {schema: {properties: {reserve: {type: integer}}}}}
            responses:
              '200':
                headers: {Location: {required: true, schema: {type: string}}}
                content: {application/json: {schema: {properties: {stock: {type: integer}}}}}
              '404': {description: none}
      """;

  @Test
  void finds_nothing_in_what_did_not_change() {
    assertThat(breaks(SPEC)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/products/{id}:  | /items/{id}:    | operation was removed",
        "patch:           | put:            | operation was removed",
        "name: X-Trace    | name: X-Span    | header parameter x-trace: was removed",
        "in: header, schema | in: header, required: true, schema | header parameter x-trace: became required",
        "requestBody:     | requestBody:\\n        required: true | became required",
        "requestBody:     | ignored:        | request body: was removed",
        "reserve:         | hold:           | request body.reserve: field was removed",
        "application/json: {schema: {properties: {reserve | text/plain: {schema: {properties: {reserve | media type application/json was removed",
        "'404':           | '410':          | response 404: status was removed",
        "Location:        | Place:          | response 200 header location: was removed",
        "Location: {required: true | Location: {required: false | is not always there any more",
        "{stock: {type: integer | {stock: {type: string | response 200 body.stock: type integer became string",
        "paths:           | security: [{apiKey: []}]\\npaths: | security: is required now",
        "name: x-api-key  | name: authorization | security scheme apiKey: name was changed",
      })
  void refuses_what_takes_something_away(String from, String to, String sentence) {
    String changed = SPEC.replace(from, to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(SPEC);

    assertThat(breaks(changed)).anySatisfy(found -> assertThat(found).contains(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/products/{id}:          | /products/{productId}:",
        "'404': {description: none} | '404': {description: none, x-new: 1}",
        "{stock: {type: integer}} | {stock: {type: integer}, note: {type: string}}",
        "reserve: {type: integer} | reserve: {type: integer}, note: {type: string}",
        "name: X-Trace            | name: x-trace",
        "responses:               | responses:\\n        '409': {description: new}",
        "parameters:              | parameters:\\n        - {name: verbose, in: query}",
        "paths:                   | paths:\\n  /new: {get: {responses: {}}}",
      })
  void lets_additions_pass(String from, String to) {
    String changed = SPEC.replace(from, to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(SPEC);

    assertThat(breaks(changed)).isEmpty();
  }

  @Test
  void the_contracts_of_this_checkout_keep_what_was_released() {
    Path baseline = ROOT.resolve("contract-tests/baseline");

    assertThat(Compatibility.contracts(baseline.resolve("api-specs"))).isNotEmpty();
    assertThat(Compatibility.ofFolders(baseline.resolve("api-specs"), ROOT.resolve("api-specs")))
        .extracting(Break::sentence)
        .isEmpty();
    assertThat(
            Compatibility.ofFolders(
                baseline.resolve("event-schemas"), ROOT.resolve("event-schemas")))
        .extracting(Break::sentence)
        .isEmpty();
  }

  private static List<String> breaks(String changed) {
    return Compatibility.ofApis(Document.parse("spec", SPEC), Document.parse("spec", changed))
        .stream()
        .map(Break::sentence)
        .toList();
  }
}
