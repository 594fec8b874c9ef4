package com.cloudcart.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.cloudcart.kit.events.EventSchema.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaTest {
  private static final EventSchema<Receipt> SCHEMA =
      EventSchema.load("/event-schemas-of-tests/receipt.schema.json", Receipt.class);
  private static final Instant AT = Instant.parse("2026-11-23T01:02:03Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"lines\":[]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":0.07}],\"unknown\":{\"x\":null}}",
        "{\"id\":\"a\",\"lines\":[{\"price\":99999999999999.99}]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":1.10e2}],\"at\":\"2026-11-23T01:02:03.456Z\"}"
      })
  void message_is_valid_when_it_meets_the_schema(String message) {
    assertThat(SCHEMA.read(message)).isInstanceOf(Result.Valid.class);
  }

  @Test
  void message_is_bound_to_its_event_and_unknown_fields_are_ignored() {
    String message =
        "{\"id\":\"a\",\"later\":[{}],\"lines\":[{\"price\":0.07}],"
            + "\"at\":\"2026-11-23T01:02:03.000Z\"}";

    assertThat(SCHEMA.read(message))
        .isEqualTo(
            new Result.Valid<>(new Receipt("a", List.of(new Line(new BigDecimal("0.07"))), AT)));
  }

  @Test
  void every_violation_is_named_by_its_field_without_its_value() {
    String message =
        "{\"id\":\"SECRET\",\"lines\":[{\"price\":1},{\"price\":0.005}],\"at\":\"now\"}";

    assertThat(violations(message))
        .hasSize(3)
        .anySatisfy(violation -> assertThat(violation).startsWith("id: "))
        .anySatisfy(violation -> assertThat(violation).startsWith("lines[1].price: "))
        .anySatisfy(violation -> assertThat(violation).startsWith("at: "))
        .noneSatisfy(violation -> assertThat(violation).contains("SECRET"));
  }

  @Test
  void missing_field_is_named() {
    assertThat(violations("{\"id\":\"a\"}")).containsExactly("lines: is required");
  }

  @Test
  void message_that_its_event_refuses_is_invalid_without_showing_its_value() {
    assertThat(violations("{\"id\":\"forbidden\",\"lines\":[]}"))
        .singleElement()
        .asString()
        .startsWith("body: ")
        .doesNotContain("forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "not json",
        "null",
        "{\"id\":\"a\",\"lines\":[]} {}",
        "{\"id\":\"a\",\"id\":\"b\",\"lines\":[]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":1e999999999}]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":1e99999999999999999999}]}",
        "{\"id\":\"a\",\"lines\":[{\"price\":NaN}]}",
        "{\"id\":\"a\",\"lines\":[],\"unknown\":\"\\ud800\"}",
        "{\"id\":\"a\",\"lines\":[],\"\\udc00\":1}"
      })
  @MethodSource("nestedTooDeeply")
  void malformed_body_is_one_violation_of_the_body(String message) {
    assertThat(violations(message)).singleElement().asString().startsWith("body: ");
  }

  static List<String> nestedTooDeeply() {
    return List.of("[".repeat(100_000), "{\"a\":".repeat(65) + "1" + "}".repeat(65));
  }

  @Test
  void event_is_written_with_its_fields_in_the_order_of_its_components() {
    Receipt receipt = new Receipt("a", List.of(new Line(new BigDecimal("12.5"))), AT);

    assertThat(SCHEMA.write(receipt))
        .isEqualTo(
            "{\"id\":\"a\",\"lines\":[{\"price\":12.50}],\"at\":\"2026-11-23T01:02:03.000Z\"}");
  }

  @Test
  void event_that_is_invalid_by_its_schema_is_not_written() {
    Receipt receipt = new Receipt("SECRET", List.of(), null);

    assertThatIllegalStateException()
        .isThrownBy(() -> SCHEMA.write(receipt))
        .withMessageContaining("id: ")
        .withMessageNotContaining("SECRET");
  }

  @Test
  void schema_that_is_not_on_the_class_path_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventSchema.load("/absent.schema.json", Receipt.class))
        .withMessageContaining("/absent.schema.json");
  }

  private static List<String> violations(String message) {
    return switch (SCHEMA.read(message)) {
      case Result.Valid<Receipt>(Receipt receipt) -> List.of();
      case Result.Invalid<Receipt>(List<String> violations) -> violations;
    };
  }

  private record Receipt(String id, List<Line> lines, @Nullable Instant at) {
    private Receipt {
      if (id.equals("forbidden")) {
        throw new IllegalArgumentException("forbidden");
      }
    }
  }

  private record Line(BigDecimal price) {}
}
