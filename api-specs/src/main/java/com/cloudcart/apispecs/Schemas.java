package com.cloudcart.apispecs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the schemas of a document are in Java: a type, and the rule that reads it. */
final class Schemas {
  private static final String REF = "#/components/schemas/";
  private static final String FILLED_BY_ROUTER = "x-handled-by-kit";

  private final Map<String, Schema<?>> byName = new LinkedHashMap<>();

  Schemas(OpenAPI document) {
    document.getComponents().getSchemas().forEach((name, schema) -> byName.put(name, schema));
  }

  Map<String, Schema<?>> all() {
    return byName;
  }

  static String name(Schema<?> reference) {
    if (reference.get$ref() == null) {
      throw new IllegalArgumentException("a schema without a name: " + reference);
    }
    return reference.get$ref().substring(REF.length());
  }

  Schema<?> resolve(Schema<?> schema) {
    if (schema.get$ref() == null) {
      return schema;
    }
    return resolve(named(byName, name(schema)));
  }

  static boolean isUnion(Schema<?> schema) {
    return schema.getOneOf() != null && !schema.getOneOf().isEmpty();
  }

  static boolean isEnum(Schema<?> schema) {
    return schema.getEnum() != null && schema.getEnum().size() > 1;
  }

  /** A text that can only be one: written and checked, but never a component of its record. */
  static boolean isConstant(Schema<?> schema) {
    return schema.getEnum() != null && schema.getEnum().size() == 1;
  }

  static boolean isObject(Schema<?> schema) {
    return "object".equals(schema.getType());
  }

  static boolean isOwnType(Schema<?> schema) {
    return isUnion(schema) || isEnum(schema) || isObject(schema);
  }

  /** What depends on the call and not on the operation: the correlation id, the Allow header. */
  boolean isFilledByRouter(Schema<?> schema) {
    Map<String, Object> extensions = resolve(schema).getExtensions();
    return extensions != null
        && resolve(schema).getEnum() == null
        && Boolean.TRUE.equals(extensions.get(FILLED_BY_ROUTER));
  }

  String javaType(Schema<?> schema) {
    Schema<?> resolved = resolve(schema);
    if (isOwnType(resolved)) {
      return name(schema);
    }
    return switch (resolved.getType()) {
      case "string" -> "date-time".equals(resolved.getFormat()) ? "Instant" : "String";
      case "integer" -> "Integer";
      case "number" -> "BigDecimal";
      case "boolean" -> "Boolean";
      case "array" -> "List<" + javaType(resolved.getItems()) + ">";
      default -> throw new IllegalArgumentException("no Java type for " + resolved);
    };
  }

  String rule(Schema<?> schema) {
    Schema<?> resolved = resolve(schema);
    if (isOwnType(resolved)) {
      return name(schema) + ".rule()";
    }
    return switch (resolved.getType()) {
      case "string" -> textRule(resolved);
      case "integer" -> integerRule(resolved);
      case "number" -> decimalRule(resolved);
      case "boolean" -> "Rules.bool()";
      case "array" ->
          "Rules.list(%s, %d, %d)"
              .formatted(rule(resolved.getItems()), resolved.getMinItems(), resolved.getMaxItems());
      default -> throw new IllegalArgumentException("no rule for " + resolved);
    };
  }

  private static String textRule(Schema<?> schema) {
    if ("date-time".equals(schema.getFormat())) {
      return "Rules.instant()";
    }
    Object violation =
        schema.getExtensions() == null ? null : schema.getExtensions().get("x-violation");
    return "Rules.text(%d, %d, %s, %s)"
        .formatted(
            schema.getMinLength(),
            schema.getMaxLength(),
            schema.getPattern() == null ? "null" : Names.literal(schema.getPattern()),
            violation == null ? "null" : Names.literal(violation.toString()));
  }

  private static String integerRule(Schema<?> schema) {
    if (schema.getExtensions() != null
        && schema.getExtensions().get("x-capped-to") instanceof Map<?, ?> bounds) {
      return "Rules.cappedInteger(%s, %s)".formatted(bounds.get("minimum"), bounds.get("maximum"));
    }
    return "Rules.integer(%d, %d)"
        .formatted(schema.getMinimum().intValueExact(), schema.getMaximum().intValueExact());
  }

  private static String decimalRule(Schema<?> schema) {
    BigDecimal step = schema.getMultipleOf();
    if (step == null || step.compareTo(new BigDecimal("0.01")) != 0) {
      throw new IllegalArgumentException("a number that is not money: " + schema);
    }
    return "Rules.decimal(2, \"%s\", \"%s\")"
        .formatted(schema.getMinimum().toPlainString(), schema.getMaximum().toPlainString());
  }

  /** What a part of the document must have. */
  static <T> T named(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name + " in " + map.keySet());
    }
    return value;
  }

  /** The named schemas of a union. */
  static List<String> variants(Schema<?> union) {
    return union.getOneOf().stream().map(variant -> name((Schema<?>) variant)).toList();
  }
}
