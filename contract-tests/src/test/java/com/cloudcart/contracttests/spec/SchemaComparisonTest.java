package com.cloudcart.contracttests.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaComparisonTest {

  private static final String SAFE = "safe";

  /** Each line: before | after | the result for request, response and event. */
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
        "{}              | {type: string}             | breaks | safe   | breaks",
        "{type: string}  | {}                         | safe   | breaks | breaks",
        "{type: [string, integer]} | {type: string}   | breaks | safe   | breaks",
        "{type: [string]} | {type: string}            | safe   | safe   | safe",
        "{type: [integer, 'null']} | {type: [number, 'null']} | safe | breaks | breaks",
        "{type: string, nullable: true} | {type: string} | breaks | safe | breaks",
        "{type: string, nullable: true} | {type: [string, 'null']} | safe | safe | safe",
        "{type: string, nullable: false} | {type: string} | safe | safe | safe",
        "{minimum: 2}    | {minimum: 1}               | safe   | safe   | breaks",
        "{exclusiveMaximum: 10} | {exclusiveMaximum: 9} | breaks | safe | breaks",
        "{exclusiveMinimum: 1} | {exclusiveMinimum: 2} | breaks | safe | breaks",
        "{exclusiveMinimum: true} | {exclusiveMinimum: false} | safe | safe | breaks",
        "{minItems: 1}   | {minItems: 2}              | breaks | safe   | breaks",
        "{minItems: 2}   | {minItems: 1}              | safe   | safe   | breaks",
        "{}              | {minItems: 1}              | breaks | safe   | breaks",
        "{maxItems: 8}   | {maxItems: 9}              | safe   | safe   | breaks",
        "{maxProperties: 9} | {maxProperties: 8}      | breaks | safe   | breaks",
        "{minProperties: 1} | {minProperties: 2}      | breaks | safe   | breaks",
        "{const: 1}      | {enum: [1]}                | safe   | safe   | safe",
        "{const: 1}      | {type: integer, const: 1}  | safe   | safe   | safe",
        "{type: string, enum: [A]} | {enum: [A]}      | safe   | safe   | safe",
        "{const: 1}      | {type: string}             | breaks | breaks | breaks",
        "{const: true}   | {type: boolean, const: true} | safe | safe   | safe",
        "{const: 1}      | {}                         | safe   | breaks | breaks",
        "{}              | {pattern: a}               | breaks | safe   | breaks",
        "{format: int64} | {format: int32}            | breaks | breaks | breaks",
        "{format: int32} | {format: float}            | breaks | breaks | breaks",
        "{uniqueItems: false} | {uniqueItems: true}   | breaks | breaks | breaks",
        "{discriminator: {propertyName: a}} | {discriminator: {propertyName: b}} | breaks | breaks | breaks",
        "{}              | {default: 10}              | safe   | safe   | safe",
        "{default: 20}   | {}                         | breaks | safe   | breaks",
        "{items: {type: string}} | {}                 | safe   | breaks | breaks",
        "{}              | {items: {type: string}}    | breaks | safe   | breaks",
        "{items: {minItems: 1}} | {items: {minItems: 2}} | breaks | safe | breaks",
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
        "{unevaluatedProperties: false} | {} | safe | safe | breaks",
        "{additionalProperties: true} | {additionalProperties: false} | breaks | safe | breaks",
        "{additionalProperties: false} | {unevaluatedProperties: false} | safe | safe | safe",
        "{properties: {a: {}}, required: [a]} | {properties: {a: {}, b: {}}, required: [a, b]} | breaks | safe | breaks",
        "{oneOf: [{type: string}, {type: integer}]} | {oneOf: [{type: string}]} | breaks | breaks | breaks",
        "{oneOf: [{type: string}]} | {oneOf: [{type: string}, {type: integer}]} | safe | breaks | breaks",
        "{anyOf: [{type: string}]} | {anyOf: [{type: integer}]} | breaks | breaks | breaks",
        "{anyOf: [{type: string}]} | {} | breaks | breaks | breaks",
        "{} | {oneOf: [{type: string}]} | breaks | breaks | breaks",
      })
  void changed_schema_is_classified(
      String before, String after, String request, String response, String event) {
    assertThat(verdicts(before, after)).containsExactly(request, response, event);
  }

  /** Each line: before | after | the reported change of an event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | {type: string} | : type any became string",
        "{type: [string, 'null']} | {type: integer} | : type string or null became integer",
        "{maximum: 10} | {} | : maximum went from 10 to none",
        "{} | {minItems: 2} | : minItems went from none to 2",
        "{pattern: a} | {} | : pattern went from \"a\" to none",
        "{default: 20} | {} | : default went from 20 to none",
        "{} | {enum: [A]} | : only [\"A\"] are now allowed",
        "{enum: [A]} | {} | : is no longer limited to [\"A\"]",
        "{enum: [A, B]} | {enum: [A]} | : value \"B\" was removed",
        "{enum: [A]} | {enum: [A, B]} | : value \"B\" is unknown to old readers",
        "{items: {}} | {} | []: items are no longer restricted",
        "{} | {items: {}} | []: items are now restricted",
        "{items: {type: string}} | {items: {type: integer}} | []: type string became integer",
        "{} | {additionalProperties: false} | : unknown fields are now rejected",
        "{additionalProperties: false} | {} | : unknown fields are now allowed; old consumers reject them",
        "{additionalProperties: {type: string}} | {additionalProperties: {type: integer}} | .*: type string became integer",
        "{additionalProperties: false} | {additionalProperties: false, properties: {b: {}}} | .b: field added to a closed object",
        "{properties: {a: {}}} | {properties: {a: {}}, required: [a]} | .a: became required",
        "{properties: {a: {}}, required: [a]} | {properties: {a: {}}} | .a: is no longer required",
        "{properties: {a: {}}, required: [a]} | {} | .a: field was removed",
        "{oneOf: [{}, {}]} | {oneOf: [{}]} | : alternative #1 was removed",
        "{oneOf: [{}]} | {oneOf: [{}, {}]} | : alternative #1 was added; old readers do not know it",
        "{} | {oneOf: [{}]} | : became a oneOf or anyOf",
        "{} | {if: {}} | : if was changed; conditions cannot be compared",
        "{then: {required: [a]}} | {then: {required: [b]}} | : then was changed; conditions cannot be compared",
        "{} | {dependentRequired: {a: [b]}} | : dependentRequired was changed; conditions cannot be compared",
      })
  void a_change_is_reported_once_with_its_place(String before, String after, String sentence) {
    assertThat(compare(before, after, Direction.EVENT)).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{maximum: 10} | {maximum: 10.0}", "{minimum: 10} | {minimum: 10.0}"})
  void a_limit_in_another_notation_is_compatible(String before, String after) {
    assertThat(compare(before, after, Direction.REQUEST)).isEmpty();
  }

  @Test
  void the_parts_of_an_all_of_are_merged_and_the_last_value_applies() {
    String before =
        """
        allOf:
        - {properties: {a: {}}, required: [a], type: object}
        - {properties: {b: {}}, required: [b], type: object}
        """;
    String merged = "{type: object, properties: {a: {}, b: {}}, required: [a, b]}";

    assertThat(verdicts(before, merged)).containsOnly(SAFE);
    assertThat(verdicts(merged, before)).containsOnly(SAFE);
    assertThat(breaks(merged, before.replace("type: object}", "type: string}")))
        .containsExactly(": type object became string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$ref: 'other.yaml#/a'} | new refers to another file: other.yaml#/a",
        "{$ref: '#/nowhere'} | new has an unresolved reference: #/nowhere",
        "{$ref: '#'} | new has circular references at",
      })
  void an_unresolvable_reference_is_reported(String schema, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> breaks("{}", schema))
        .withMessageStartingWith(sentence);
  }

  @Test
  void references_are_followed_in_the_parts_of_an_all_of() {
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
  void alternatives_are_identified_by_name_in_any_order() {
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
        .containsExactly(": is no longer a oneOf or anyOf");
  }

  @Test
  void an_alternative_may_be_renamed_but_not_changed() {
    String before =
        """
        oneOf: [{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Dog'}]
        $defs: {Cat: {properties: {meow: {}}, required: [meow]}, Dog: {properties: {bark: {}}}}
        """;
    String renamed = before.replace("Cat", "Kitten");

    assertThat(verdicts(before, renamed)).containsOnly(SAFE);
    assertThat(breaks(before, renamed.replace("meow", "purr")))
        .containsExactly(": alternative Cat was removed");
  }

  @Test
  void alternatives_with_a_discriminator_are_identified_by_its_values() {
    String before =
        """
        oneOf: [{$ref: '#/$defs/Full'}, {$ref: '#/$defs/Limit'}]
        discriminator:
          propertyName: error
          mapping: {Cart is full: '#/$defs/Full', Over the limit: '#/$defs/Limit'}
        $defs: {Full: {properties: {error: {}}}, Limit: {properties: {error: {}, max: {}}}}
        """;

    assertThat(verdicts(before, before.replace("Full", "CartFull"))).containsOnly(SAFE);
    assertThat(breaks(before, before.replace("Over the limit:", "Too many:")))
        .containsExactly(": alternative Over the limit was removed");
    assertThat(breaks(before, before.replace("propertyName: error", "propertyName: code")))
        .containsExactly(": discriminator was changed");
  }

  @Test
  void a_recursive_alternative_may_be_renamed() {
    String tree =
        """
        oneOf: [{$ref: '#/$defs/Leaf'}, {$ref: '#/$defs/Node'}]
        $defs:
          Leaf: {type: integer}
          Node: {properties: {children: {items: {oneOf: [{$ref: '#/$defs/Leaf'}, {$ref: '#/$defs/Node'}]}}}}
        """;

    assertThat(verdicts(tree, tree.replace("Node", "Branch"))).containsOnly(SAFE);
  }

  @Test
  void a_recursive_schema_is_compared() {
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
