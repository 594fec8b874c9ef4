package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Compares the keywords for a single value: type, constants, limits, format. */
final class ValueComparison {

  private static final List<String> UPPER_LIMITS =
      List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> LOWER_LIMITS =
      List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
  private static final List<String> FORMS =
      List.of("format", "pattern", "multipleOf", "uniqueItems");

  private final Direction direction;
  private final BiConsumer<String, String> report;

  ValueComparison(Direction direction, BiConsumer<String, String> report) {
    this.direction = direction;
    this.report = report;
  }

  /** Returns whether the types are compatible; only then can their content be compared. */
  boolean compare(String where, JsonNode oldSchema, JsonNode newSchema) {
    if (!compareTypes(where, oldSchema, newSchema)) {
      return false;
    }
    compareConstants(where, oldSchema, newSchema);
    UPPER_LIMITS.forEach(limit -> compareLimit(where, limit, oldSchema, newSchema));
    LOWER_LIMITS.forEach(limit -> compareLimit(where, limit, oldSchema, newSchema));
    FORMS.forEach(form -> compareForm(where, form, oldSchema, newSchema));
    compareDefault(where, oldSchema, newSchema);
    return true;
  }

  private boolean compareTypes(String where, JsonNode oldSchema, JsonNode newSchema) {
    Set<String> oldTypes = types(oldSchema, newSchema);
    Set<String> newTypes = types(newSchema, oldSchema);
    boolean accepted = !direction.readsOld() || covers(newTypes, oldTypes);
    boolean understood = !direction.writesNew() || covers(oldTypes, newTypes);
    if (!accepted || !understood) {
      report.accept(where, "type " + named(oldTypes) + " became " + named(newTypes));
    }
    return accepted && understood;
  }

  /** Constants have a type, also when only the other version of the schema states it. */
  private static Set<String> types(JsonNode schema, JsonNode other) {
    Set<String> types = types(schema);
    if (types.isEmpty() && other.has("type")) {
      constants(schema).forEach(constant -> types.add(typeOf(constant)));
    }
    return types;
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(one -> types.add(one.asText()));
    } else if (type.isTextual()) {
      types.add(type.asText());
    }
    if (schema.path("nullable").asBoolean()) {
      types.add("null");
    }
    return types;
  }

  private static String typeOf(JsonNode constant) {
    return constant.isIntegralNumber()
        ? "integer"
        : constant.isTextual() ? "string" : constant.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static boolean covers(Set<String> wide, Set<String> narrow) {
    if (wide.isEmpty()) {
      return true;
    }
    return !narrow.isEmpty()
        && narrow.stream()
            .allMatch(
                type -> wide.contains(type) || (type.equals("integer") && wide.contains("number")));
  }

  private static String named(Set<String> types) {
    return types.isEmpty() ? "any" : String.join(" or ", types);
  }

  private void compareConstants(String where, JsonNode oldSchema, JsonNode newSchema) {
    Set<JsonNode> oldOnes = constants(oldSchema);
    Set<JsonNode> newOnes = constants(newSchema);
    if (oldOnes.isEmpty() && !newOnes.isEmpty() && direction.readsOld()) {
      report.accept(where, "only " + newOnes + " are now allowed");
      return;
    }
    if (newOnes.isEmpty() && !oldOnes.isEmpty() && direction.writesNew()) {
      report.accept(where, "is no longer limited to " + oldOnes);
      return;
    }
    if (!newOnes.isEmpty()) {
      oldOnes.stream()
          .filter(value -> !newOnes.contains(value))
          .forEach(value -> report.accept(where, "value " + value + " was removed"));
    }
    if (direction.writesNew() && !oldOnes.isEmpty()) {
      newOnes.stream()
          .filter(value -> !oldOnes.contains(value))
          .forEach(value -> report.accept(where, "value " + value + " is unknown to old readers"));
    }
  }

  private static Set<JsonNode> constants(JsonNode schema) {
    Set<JsonNode> constants = new LinkedHashSet<>();
    schema.path("enum").forEach(constants::add);
    if (schema.has("const")) {
      constants.add(schema.get("const"));
    }
    return constants;
  }

  private void compareLimit(String where, String limit, JsonNode oldSchema, JsonNode newSchema) {
    JsonNode oldLimit = oldSchema.path(limit);
    JsonNode newLimit = newSchema.path(limit);
    if (oldLimit.equals(newLimit) || direction == Direction.RESPONSE) {
      return;
    }
    boolean narrower = newLimit.isValueNode() && isNarrower(limit, oldLimit, newLimit);
    if (narrower || direction == Direction.EVENT) {
      report.accept(where, limit + " went from " + shown(oldLimit) + " to " + shown(newLimit));
    }
  }

  private static boolean isNarrower(String limit, JsonNode oldLimit, JsonNode newLimit) {
    if (!oldLimit.isNumber() || !newLimit.isNumber()) {
      // In OpenAPI 3.0 exclusiveMinimum is a flag: setting it narrows, removing it widens.
      return newLimit.asBoolean(true);
    }
    BigDecimal before = oldLimit.decimalValue();
    BigDecimal after = newLimit.decimalValue();
    return UPPER_LIMITS.contains(limit) ? after.compareTo(before) < 0 : after.compareTo(before) > 0;
  }

  private void compareForm(String where, String form, JsonNode oldSchema, JsonNode newSchema) {
    JsonNode oldForm = oldSchema.path(form);
    JsonNode newForm = newSchema.path(form);
    if (oldForm.equals(newForm) || onlyWidened(oldForm, newForm)) {
      return;
    }
    report.accept(where, form + " went from " + shown(oldForm) + " to " + shown(newForm));
  }

  private boolean onlyWidened(JsonNode oldForm, JsonNode newForm) {
    return switch (direction) {
      case REQUEST ->
          newForm.isMissingNode()
              || (oldForm.asText().equals("int32") && newForm.asText().equals("int64"));
      case RESPONSE -> oldForm.isMissingNode();
      case EVENT -> false;
    };
  }

  private void compareDefault(String where, JsonNode oldSchema, JsonNode newSchema) {
    JsonNode oldDefault = oldSchema.path("default");
    JsonNode newDefault = newSchema.path("default");
    if (direction.readsOld() && !oldDefault.isMissingNode() && !oldDefault.equals(newDefault)) {
      report.accept(where, "default went from " + shown(oldDefault) + " to " + shown(newDefault));
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "none" : node.toString();
  }
}
