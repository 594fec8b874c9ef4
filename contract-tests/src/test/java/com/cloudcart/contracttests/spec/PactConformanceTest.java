package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PactConformanceTest {

  private static final String SPEC =
      """
      openapi: 3.0.3
      info: {title: t, version: '1'}
      paths:
        /products/{id}/stock:
          patch:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string, maxLength: 20}}
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    oneOf:
                      - $ref: '#/components/schemas/Reserve'
                      - $ref: '#/components/schemas/Set'
            responses:
              '200':
                description: ok
                headers: {x-trace: {schema: {type: string}}}
                content: {application/json: {schema: {$ref: '#/components/schemas/Product'}}}
              '409':
                description: conflict
                content:
                  application/json:
                    schema:
                      oneOf:
                        - $ref: '#/components/schemas/Short'
                        - $ref: '#/components/schemas/Gone'
                      discriminator:
                        propertyName: error
                        mapping: {Short: '#/components/schemas/Short', Gone: '#/components/schemas/Gone'}
      components:
        schemas:
          Reserve: {type: object, additionalProperties: false, required: [reserve], properties: {reserve: {type: integer}}}
          Set: {type: object, additionalProperties: false, required: [stock], properties: {stock: {type: integer}}}
          Product: {type: object, required: [id, price], properties: {id: {type: string}, price: {type: number}}}
          Short: {type: object, required: [error, id], properties: {error: {type: string, enum: [Short]}, id: {type: string}}}
          Gone: {type: object, required: [error, id], properties: {error: {type: string, enum: [Gone]}, id: {type: string}}}
      """;

  private static final String PACT =
      """
      {"interactions": [{"description": "d",
        "request": {"method": "PATCH", "path": "/products/mug/stock", "query": {},
          "headers": {"content-type": ["application/json"]},
          "body": {"contentType": "application/json", "content": {"reserve": 2}}},
        "response": {"status": 200, "headers": {"x-trace": ["t"]},
          "body": {"contentType": "application/json", "content": {"price": 12.5}}}}]}
      """;

  @Test
  void a_consumer_may_read_a_part_of_a_response() {
    assertThat(problems(PACT, SPEC)).isEmpty();
  }

  @Test
  void alternatives_are_distinguished_by_the_fields_that_are_read() {
    String conflict =
        PACT.replace("\"status\": 200", "\"status\": 409")
            .replace("{\"x-trace\": [\"t\"]}", "{}")
            .replace("{\"price\": 12.5}", "{\"error\": \"Gone\"}");

    assertThat(problems(conflict, SPEC)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"PATCH\"               | \"PUT\"",
        "/products/mug/stock     | /items/mug/stock",
        "/products/mug/stock     | /products/a-name-that-is-far-too-long/stock",
        "\"query\": {}           | \"query\": {\"force\": [\"true\"]}",
        "{\"reserve\": 2}        | {\"reserve\": \"two\"}",
        "{\"reserve\": 2}        | {\"take\": 2}",
        "\"status\": 200         | \"status\": 202",
        "\"x-trace\"             | \"x-span\"",
        "{\"price\": 12.5}       | {\"cost\": 12.5}",
        "{\"price\": 12.5}       | {\"price\": \"12.50\"}",
      })
  void an_interaction_outside_the_contract_is_reported(String from, String to) {
    String pact = PACT.replace(from, to);
    assertThat(pact).isNotEqualTo(PACT);

    assertThat(problems(pact, SPEC)).isNotEmpty();
  }

  @Test
  void a_field_that_the_consumer_excludes_must_not_be_required() {
    String pact =
        PACT.replace(
            "{\"price\": 12.5}}",
            "{\"price\": 12.5}}, \"matchingRules\": {\"body\": {\"$\": {\"matchers\":"
                + " [{\"match\": \"eachKey\", \"rules\": [{\"match\": \"regex\","
                + " \"regex\": \"^(price|title)$\"}]}]}}}");
    assertThat(pact).isNotEqualTo(PACT);

    assertThat(problems(pact, SPEC))
        .containsExactly(
            "not in the contract: id is required, and the consumer needs a response without it");
    assertThat(problems(pact, SPEC.replace("required: [id, price]", "required: [price]")))
        .isEmpty();
  }

  @Test
  void a_schema_may_be_composed_of_parts() {
    String composed =
        SPEC.replace(
            "Product: {type: object, required: [id, price], properties: {id: {type: string}, price: {type: number}}}",
            "Product: {allOf: [{type: object, properties: {id: {type: string}}}, {properties: {price: {type: number}}}]}");
    assertThat(composed).contains("allOf");

    assertThat(problems(PACT, composed)).isEmpty();
    assertThat(problems(PACT.replace("\"price\"", "\"cost\""), composed)).isNotEmpty();
  }

  @Test
  void messages_are_validated_against_their_event_schema() {
    String schema =
        """
        {"type": "object", "required": ["id", "at"],
         "properties": {"id": {"type": "string"}, "at": {"type": "string"}}}
        """;
    String pact =
        """
        {"interactions": [{"description": "d", "contents": {"content": {"id": "x"}}}]}
        """;

    assertThat(problems(pact, schema)).isEmpty();
    assertThat(problems(pact.replace("\"x\"", "7"), schema)).isNotEmpty();
    assertThat(problems(pact.replace("\"id\"", "\"no\""), schema)).isNotEmpty();
  }

  private static List<String> problems(String pact, String contract) {
    return PactConformance.check(Document.parse("pact", pact), Document.parse("contract", contract))
        .getOrDefault("d", List.of("no such interaction"));
  }
}
