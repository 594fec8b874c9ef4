package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void unchanged_documents_have_no_breaking_changes() {
    assertThat(breaks(SPEC)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/products/{id}:  | /items/{id}:    | operation was removed",
        "paths:           | servers: [{url: /v2}]\\npaths: | spec: servers: the API is no longer served under /",
        "patch:           | put:            | operation was removed",
        "name: X-Trace    | name: X-Span    | header parameter x-trace: was removed",
        "in: header, schema | in: header, required: true, schema | header parameter x-trace: became required",
        "requestBody:     | requestBody:\\n        required: true | became required",
        "requestBody:     | ignored:        | request body: was removed",
        "reserve:         | hold:           | request body.reserve: field was removed",
        "application/json: {schema: {properties: {reserve | text/plain: {schema: {properties: {reserve | media type application/json was removed",
        "'404':           | '410':          | response 404: status was removed",
        "Location:        | Place:          | response 200 header location: was removed",
        "Location: {required: true | Location: {required: false | is no longer required",
        "{stock: {type: integer | {stock: {type: string | response 200 body.stock: type integer became string",
        "paths:           | security: [{apiKey: []}]\\npaths: | security: is now required",
        "name: x-api-key  | name: authorization | security scheme apiKey: name was changed",
        "{type: apiKey, in: header | {type: apiKey, in: query | spec: security scheme apiKey: in was changed",
        "{type: apiKey,   | {type: http, | spec: security scheme apiKey: type was changed",
        "{apiKey: {       | {other: { | spec: security scheme apiKey: type was changed",
        "in: header, schema: {type: string | in: header, schema: {type: integer | PATCH /products/{id} header parameter x-trace: type string became integer",
        "in: path, required: true, schema: {type: string | in: path, required: true, schema: {type: integer | PATCH /products/{id} path parameter #1: type string became integer",
        "Location: {required: true, schema: {type: string | Location: {required: true, schema: {type: integer | response 200 header location: type string became integer",
        "parameters:      | parameters:\\n        - {name: verbose, in: query, required: true} | query parameter verbose: is new and required",
        "application/json: {schema: {properties: {stock | text/plain: {schema: {properties: {stock | response 200 body: media type application/json was removed",
      })
  void a_removal_or_restriction_is_a_breaking_change(String from, String to, String sentence) {
    String changed = SPEC.replace(from, to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(SPEC);

    assertThat(breaks(changed)).anySatisfy(found -> assertThat(found).contains(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paths:                   | servers: [{url: 'https://api.example.com/'}]\\npaths:",
        "paths:                   | servers: [{url: /v2}, {url: /}]\\npaths:",
        "'404': {description: none} | '404': {description: none, x-new: 1}",
        "{stock: {type: integer}} | {stock: {type: integer}, note: {type: string}}",
        "reserve: {type: integer} | reserve: {type: integer}, note: {type: string}",
        "name: X-Trace            | name: x-trace",
        "responses:               | responses:\\n        '409': {description: new}",
        "parameters:              | parameters:\\n        - {name: verbose, in: query}",
        "paths:                   | paths:\\n  /new: {get: {responses: {}}}",
        "Location:                | location:",
        "Location: {required      | Note: {schema: {type: string}}, Location: {required",
        "requestBody:             | x-note: {}\\n      requestBody:",
      })
  void an_addition_is_compatible(String from, String to) {
    String changed = SPEC.replace(from, to.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(SPEC);

    assertThat(breaks(changed)).isEmpty();
  }

  /** Each line: the security before | after | the reported change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{apiKey: []}] | [{token: []}] | security: requirement {\"apiKey\":[]} is no longer sufficient",
        "[{apiKey: []}, {token: []}] | [{token: []}] | security: requirement {\"apiKey\":[]} is no longer sufficient",
        "[] | [{token: []}] | security: is now required: [{\"token\":[]}]",
        "[{}, {token: []}] | [{token: []}] | security: is now required: [{\"token\":[]}]",
      })
  void a_security_requirement_that_clients_cannot_meet_is_a_breaking_change(
      String before, String after, String sentence) {
    assertThat(securityBreaks(before, after))
        .containsExactly("spec: PATCH /products/{id} " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{apiKey: []}] | [{apiKey: []}]",
        "[{apiKey: []}] | [{token: []}, {apiKey: []}]",
        "[{apiKey: []}] | []",
        "[] | [{}, {token: []}]",
        "[{apiKey: []}] | [{}]",
      })
  void a_security_requirement_that_clients_can_meet_is_compatible(String before, String after) {
    assertThat(securityBreaks(before, after)).isEmpty();
  }

  @Test
  void path_parameters_are_identified_by_their_place_in_the_path() {
    String before =
        """
        paths:
          /carts/{user}/{product}:
            get:
              parameters:
                - {name: user, in: path, required: true, schema: {type: string}}
                - {name: product, in: path, required: true, schema: {type: integer}}
              responses: {}
        """;
    String user = "        - {name: user, in: path, required: true, schema: {type: string}}\n";
    String listedLast =
        before.replace(user, "").replace("      responses", user + "      responses");
    String renamed = before.replace("{user}", "{owner}").replace("name: user", "name: owner");

    assertThat(breaks(before, listedLast)).isEmpty();
    assertThat(breaks(before, renamed)).isEmpty();
    assertThat(breaks(before, listedLast.replace("{user}/{product}", "{product}/{user}")))
        .containsExactly(
            "spec: GET /carts/{user}/{product} path parameter #1: type string became integer",
            "spec: GET /carts/{user}/{product} path parameter #2: type integer became string");
  }

  @Test
  void an_operations_security_overrides_the_documents_security() {
    String open = SPEC.replace("    patch:", "    patch:\n      security: []");
    String closed = SPEC.replace("    patch:", "    patch:\n      security: [{apiKey: []}]");
    String secured = "security: [{apiKey: []}]\n";

    assertThat(breaks(secured + open, secured + closed))
        .containsExactly("spec: PATCH /products/{id} security: is now required: [{\"apiKey\":[]}]");
    assertThat(breaks(secured + SPEC, secured + closed)).isEmpty();
  }

  @Test
  void a_parameter_of_a_path_is_a_parameter_of_each_operation() {
    String shared =
        SPEC.replace(
                "    patch:",
                "    parameters: [{$ref: '#/components/parameters/page'}]\n    patch:")
            .replace(
                "components:",
                "components:\n  parameters: {page: {name: page, in: query, schema: {type: integer}}}");

    assertThat(
            breaks(
                shared,
                shared.replace("query, schema: {type: integer", "query, schema: {type: string")))
        .containsExactly(
            "spec: PATCH /products/{id} query parameter page: type integer became string");
  }

  @Test
  void a_changed_type_of_an_event_field_is_a_breaking_change() {
    Document before =
        Document.parse("placed.schema.json", "{properties: {orderId: {type: string}}}");
    Document after =
        Document.parse("placed.schema.json", "{properties: {orderId: {type: integer}}}");

    assertThat(Compatibility.ofEvents(before, before)).isEmpty();
    assertThat(Compatibility.ofEvents(before, after))
        .extracting(Break::sentence)
        .containsExactly("placed.schema.json: event.orderId: type string became integer");
  }

  @Test
  void folders_are_compared_file_by_file(@TempDir Path folder) throws IOException {
    Path before = Files.createDirectories(folder.resolve("before"));
    Path after = Files.createDirectories(folder.resolve("after"));
    Files.writeString(before.resolve("gone.yaml"), SPEC);
    Files.writeString(before.resolve("kept.yaml"), SPEC);
    Files.writeString(before.resolve("placed.schema.json"), "{\"type\": \"object\"}");
    Files.writeString(before.resolve("notes.txt"), "not a contract");
    Files.createDirectories(before.resolve("folder.yaml"));
    Files.writeString(after.resolve("kept.yaml"), SPEC.replace("'404'", "'410'"));
    Files.writeString(after.resolve("placed.schema.json"), "{\"type\": \"string\"}");
    Files.writeString(after.resolve("new.yaml"), SPEC);

    assertThat(Compatibility.ofFolders(before, after))
        .extracting(Break::sentence)
        .containsExactly(
            "gone.yaml: : the whole contract was removed",
            "kept.yaml: PATCH /products/{id} response 404: status was removed",
            "placed.schema.json: event: type object became string");
    assertThat(Compatibility.ofFolders(folder.resolve("no such folder"), after)).isEmpty();
  }

  @Test
  void the_contracts_of_this_checkout_are_compatible_with_the_baseline() {
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

  private static List<String> securityBreaks(String before, String after) {
    return breaks("security: " + before + "\n" + SPEC, "security: " + after + "\n" + SPEC);
  }

  private static List<String> breaks(String changed) {
    return breaks(SPEC, changed);
  }

  private static List<String> breaks(String before, String after) {
    return Compatibility.ofApis(Document.parse("spec", before), Document.parse("spec", after))
        .stream()
        .map(Break::sentence)
        .toList();
  }
}
