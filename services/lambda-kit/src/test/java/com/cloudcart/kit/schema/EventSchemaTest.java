package com.cloudcart.kit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaTest {
  private static final EventSchema SCHEMA =
      EventSchema.parse(
          """
          {"$schema": "https://json-schema.org/draft/2020-12/schema",
           "type": "object",
           "required": ["id", "lines"],
           "properties": {
             "id": {"type": "string", "pattern": "^[a-z]+$"},
             "at": {"type": "string", "format": "date-time"},
             "lines": {"type": "array", "items": {
               "type": "object",
               "properties": {"price": {"type": "number", "multipleOf": 0.01}}}}}}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"lines\":[]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":0.07}],\"unknown\":{\"x\":null}}",
        "{\"id\":\"a\",\"lines\":[{\"price\":99999999999999.99}]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":1.10e2}],\"at\":\"2026-11-23T01:02:03.456Z\"}"
      })
  void finds_nothing_wrong_with_a_message_that_keeps_the_contract(String message) {
    assertThat(SCHEMA.violations(message)).isEmpty();
  }

  @Test
  void tells_every_violation_by_its_field() {
    assertThat(
            SCHEMA.violations(
                "{\"id\":\"SECRET\",\"lines\":[{\"price\":1},{\"price\":0.005}],\"at\":\"now\"}"))
        .hasSize(3)
        .anySatisfy(violation -> assertThat(violation).startsWith("id: "))
        .anySatisfy(violation -> assertThat(violation).startsWith("lines[1].price: "))
        .anySatisfy(violation -> assertThat(violation).startsWith("at: "))
        .noneSatisfy(violation -> assertThat(violation).contains("SECRET"));
  }

  @Test
  void names_a_field_that_is_missing() {
    assertThat(SCHEMA.violations("{\"id\":\"a\"}"))
        .singleElement()
        .asString()
        .startsWith("body: ")
        .contains("lines");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "not json",
        "{\"id\":\"a\",\"lines\":[]} {}",
        "{\"id\":\"a\",\"id\":\"b\",\"lines\":[]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":1e999999999}]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":NaN}]}"
      })
  void says_that_a_body_is_no_json_to_validate(String message) {
    assertThat(SCHEMA.violations(message)).singleElement().asString().startsWith("body: ");
  }

  @Test
  void names_the_schema_that_is_not_on_the_class_path() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventSchema.load("/absent.schema.json"))
        .withMessageContaining("/absent.schema.json");
  }
}
