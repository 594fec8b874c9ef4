package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaComparisonTest {

  private static final String SAFE = "safe";

  /** Each line: before | after | what it is as request, response and event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer} | {type: string}             | breaks | breaks | breaks",
        "{type: integer} | {type: number}             | safe   | breaks | breaks",
        "{type: number}  | {type: integer}            | breaks | safe   | breaks",
        "{type: string}  | {type: [string, 'null']}   | safe   | breaks | breaks",
        "{type: string}  | {type: string, nullable: true} | safe | breaks | breaks",
        "{maximum: 10}   | {maximum: 9}               | breaks | safe   | breaks",
        "{maximum: 10}   | {maximum: 11}              | safe   | safe   | breaks",
        "{maximum: 10}   | {}                         | safe   | safe   | breaks",
        "{}              | {maximum: 10}              | breaks | safe   | breaks",
        "{minimum: 1}    | {minimum: 2}               | breaks | safe   | breaks",
        "{minLength: 1}  | {minLength: 0}             | safe   | safe   | breaks",
        "{maxLength: 9}  | {maxLength: 8}             | breaks | safe   | breaks",
        "{maxItems: 9}   | {maxItems: 8}              | breaks | safe   | breaks",
        "{exclusiveMinimum: false} | {exclusiveMinimum: true} | breaks | safe | breaks",
        "{enum: [A, B]}  | {enum: [A]}                | breaks | breaks | breaks",
        "{enum: [A]}     | {enum: [A, B]}             | safe   | breaks | breaks",
        "{}              | {enum: [A]}                | breaks | safe   | breaks",
        "{enum: [A]}     | {}                         | safe   | breaks | breaks",
        "{const: 1}      | {const: 2}                 | breaks | breaks | breaks",
        "{pattern: a}    | {pattern: b}               | breaks | breaks | breaks",
        "{pattern: a}    | {}                         | safe   | breaks | breaks",
        "{multipleOf: 0.01} | {multipleOf: 1}         | breaks | breaks | breaks",
        "{format: int32} | {format: int64}            | safe   | breaks | breaks",
        "{default: 20}   | {default: 10}              | breaks | safe   | breaks",
        "{items: {type: string}} | {items: {type: integer}} | breaks | breaks | breaks",
        "{description: a}| {description: b}           | safe   | safe   | safe",
      })
  void judges_a_value(String before, String after, String request, String response, String event) {
    assertThat(verdicts(before, after)).containsExactly(request, response, event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{properties: {a: {}}} | {properties: {}}             | breaks | breaks | breaks",
        "{properties: {a: {}}} | {properties: {a: {}, b: {}}} | safe   | safe   | safe",
        "{properties: {a: {}, b: {}}} | {properties: {b: {}, a: {}}} | safe | safe | safe",
        "{properties: {a: {}}, required: [a]} | {properties: {a: {}}} | safe | breaks | breaks",
        "{properties: {a: {}}} | {properties: {a: {}}, required: [a]} | breaks | safe | breaks",
        "{properties: {a: {type: string}}} | {properties: {a: {type: integer}}} | breaks | breaks | breaks",
        "{} | {additionalProperties: false} | breaks | safe | breaks",
        "{additionalProperties: false} | {} | safe | safe | breaks",
        "{additionalProperties: false} | {additionalProperties: false, properties: {b: {}}} | safe | breaks | breaks",
        "{unevaluatedProperties: false} | {properties: {b: {}}, unevaluatedProperties: false} | safe | breaks | breaks",
        "{additionalProperties: {type: string}} | {additionalProperties: {type: integer}} | breaks | breaks | breaks",
      })
  void judges_an_object(
      String before, String after, String request, String response, String event) {
    assertThat(verdicts(before, after)).containsExactly(request, response, event);
  }

  @Test
  void follows_references_and_merges_all_of() {
    String before =
        """
        allOf: [{$ref: '#/$defs/named'}, {properties: {b: {type: string}}}]
        $defs: {named: {properties: {a: {$ref: '#/$defs/text'}}}, text: {type: string}}
        """;

    assertThat(breaks(before, before.replace("text: {type: string}", "text: {type: boolean}")))
        .containsExactly(".a: type string became boolean");
    assertThat(breaks(before, before.replace("b: {type: string}", "b: {type: boolean}")))
        .containsExactly(".b: type string became boolean");
  }

  @Test
  void knows_alternatives_by_their_name_wherever_they_stand() {
    String before =
        """
        oneOf: [{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Dog'}]
        $defs: {Cat: {properties: {meow: {}}}, Dog: {properties: {bark: {}}}}
        """;
    String swapped =
        before.replace(
            "[{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Dog'}]",
            "[{$ref: '#/$defs/Dog'}, {$ref: '#/$defs/Cat'}]");

    assertThat(breaks(before, swapped)).isEmpty();
    assertThat(breaks(before, before.replace("bark", "growl")))
        .containsExactly("<Dog>.bark: field was removed");
    assertThat(breaks(before, before.replace(", {$ref: '#/$defs/Dog'}", "")))
        .containsExactly(": alternative Dog was removed");
    assertThat(breaks(before, before.replace("oneOf", "anyOf")))
        .containsExactly(": is no choice any more");
  }

  @Test
  void ends_on_a_schema_that_contains_itself() {
    String tree = "{properties: {left: {$ref: '#'}, value: {type: integer}}}";

    assertThat(breaks(tree, tree.replace("integer", "string")))
        .contains(".value: type integer became string");
  }

  private static List<String> verdicts(String before, String after) {
    List<String> verdicts = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      verdicts.add(compare(before, after, direction).isEmpty() ? SAFE : "breaks");
    }
    return verdicts;
  }

  private static List<String> breaks(String before, String after) {
    return compare(before, after, Direction.REQUEST);
  }

  private static List<String> compare(String before, String after, Direction direction) {
    Document old = Document.parse("old", before);
    Document now = Document.parse("new", after);
    List<String> breaks = new ArrayList<>();
    new SchemaComparison(old, now, direction, (where, what) -> breaks.add(where + ": " + what))
        .compare("", old.root(), now.root());
    return breaks;
  }
}
