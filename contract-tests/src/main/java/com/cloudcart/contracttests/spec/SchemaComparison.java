package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Compares two schemas for a direction and reports each breaking change. Supports the common
 * keywords of OpenAPI 3.0 and JSON Schema 2020-12, and the forms of both for nullable values,
 * constants and closed objects.
 */
final class SchemaComparison {

  /** Keywords whose meaning is not compared: any change of them counts as breaking. */
  private static final List<String> CONDITIONS =
      List.of(
          "if",
          "then",
          "else",
          "not",
          "dependentRequired",
          "dependentSchemas",
          "contains",
          "propertyNames",
          "patternProperties");

  private final Document before;
  private final Document after;
  private final Direction direction;
  private final BiConsumer<String, String> report;
  private final Set<List<JsonNode>> compared = new HashSet<>();

  SchemaComparison(
      Document before, Document after, Direction direction, BiConsumer<String, String> report) {
    this.before = before;
    this.after = after;
    this.direction = direction;
    this.report = report;
  }

  void compare(String where, JsonNode oldNode, JsonNode newNode) {
    JsonNode oldSchema = Flattened.of(before, oldNode);
    JsonNode newSchema = Flattened.of(after, newNode);
    if (!compared.add(List.of(oldSchema, newSchema))) {
      return;
    }
    if (!sameKindOfChoice(where, oldSchema, newSchema)) {
      return;
    }
    if (!new ValueComparison(direction, report).compare(where, oldSchema, newSchema)) {
      return;
    }
    compareDiscriminators(where, oldSchema, newSchema);
    compareObjects(where, oldSchema, newSchema);
    compareItems(where, oldSchema, newSchema);
    compareConditions(where, oldSchema, newSchema);
  }

  private void compareConditions(String where, JsonNode oldSchema, JsonNode newSchema) {
    CONDITIONS.stream()
        .filter(keyword -> !oldSchema.path(keyword).equals(newSchema.path(keyword)))
        .forEach(keyword ->
            report.accept(where, keyword + " was changed; conditions cannot be compared"));
  }

  private boolean sameKindOfChoice(String where, JsonNode oldSchema, JsonNode newSchema) {
    for (String kind : List.of("oneOf", "anyOf")) {
      if (oldSchema.has(kind) != newSchema.has(kind)) {
        report.accept(
            where,
            oldSchema.has(kind) ? "is no longer a oneOf or anyOf" : "became a oneOf or anyOf");
        return false;
      }
      if (oldSchema.has(kind)) {
        compareAlternatives(where, kind, oldSchema, newSchema);
      }
    }
    return true;
  }

  private void compareAlternatives(
      String where, String kind, JsonNode oldSchema, JsonNode newSchema) {
    Map<String, JsonNode> oldOnes = byName(oldSchema, kind);
    Map<String, JsonNode> newOnes = byName(newSchema, kind);
    boolean namesAreSent = oldSchema.has("discriminator");
    Map<String, JsonNode> added = new LinkedHashMap<>(newOnes);
    added.keySet().removeAll(oldOnes.keySet());
    oldOnes.forEach((name, schema) -> {
      JsonNode same = newOnes.get(name);
      if (same != null) {
        compare(where + "<" + name + ">", schema, same);
      } else if (namesAreSent
          || !added.values().removeIf(renamed -> isEquivalent(schema, renamed))) {
        report.accept(where, "alternative " + name + " was removed");
      }
    });
    if (direction.writesNew()) {
      added
          .keySet()
          .forEach(name ->
              report.accept(
                  where, "alternative " + name + " was added; old readers do not know it"));
    }
  }

  /** Whether two alternatives differ only in their names, which are not part of a message. */
  private boolean isEquivalent(JsonNode oldOne, JsonNode newOne) {
    List<String> differences = new ArrayList<>();
    SchemaComparison strict =
        new SchemaComparison(
            before, after, Direction.EVENT, (where, what) -> differences.add(what));
    strict.compared.addAll(compared);
    strict.compare("", oldOne, newOne);
    return differences.isEmpty();
  }

  /** The alternatives by the value of their discriminator, else by the name of their schema. */
  private static Map<String, JsonNode> byName(JsonNode schema, String kind) {
    Map<String, String> values = new HashMap<>();
    schema
        .at("/discriminator/mapping")
        .properties()
        .forEach(value -> values.put(value.getValue().asText(), value.getKey()));
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (JsonNode alternative : schema.get(kind)) {
      String name = Document.referenceName(alternative).orElse("#" + byName.size());
      byName.put(values.getOrDefault(alternative.path("$ref").asText(), name), alternative);
    }
    return byName;
  }

  /** The names of the schemas behind the values are not part of a message. */
  private void compareDiscriminators(String where, JsonNode oldSchema, JsonNode newSchema) {
    JsonNode oldOne = oldSchema.path("discriminator");
    JsonNode newOne = newSchema.path("discriminator");
    boolean onlyRead = newOne.isMissingNode() && !direction.writesNew();
    boolean onlyWritten = oldOne.isMissingNode() && !direction.readsOld();
    if (!onlyRead
        && !onlyWritten
        && (!oldOne.path("propertyName").equals(newOne.path("propertyName"))
            || oldOne.has("mapping") != newOne.has("mapping"))) {
      report.accept(where, "discriminator was changed");
    }
  }

  private void compareObjects(String where, JsonNode oldSchema, JsonNode newSchema) {
    Map<String, JsonNode> oldFields = properties(oldSchema);
    Map<String, JsonNode> newFields = properties(newSchema);
    oldFields.forEach((name, schema) -> {
      JsonNode same = newFields.get(name);
      if (same == null) {
        report.accept(where + "." + name, "field was removed");
      } else {
        compare(where + "." + name, schema, same);
      }
    });
    compareRequired(where, oldSchema, newSchema);
    compareOpenness(where, oldSchema, newSchema);
    if (direction.writesNew() && isClosed(oldSchema)) {
      newFields.keySet().stream()
          .filter(name -> !oldFields.containsKey(name))
          .forEach(name -> report.accept(where + "." + name, "field added to a closed object"));
    }
  }

  private void compareRequired(String where, JsonNode oldSchema, JsonNode newSchema) {
    Set<String> oldOnes = texts(oldSchema.path("required"));
    Set<String> newOnes = texts(newSchema.path("required"));
    if (direction.readsOld()) {
      missing(newOnes, oldOnes)
          .forEach(name -> report.accept(where + "." + name, "became required"));
    }
    if (direction.writesNew()) {
      missing(oldOnes, newOnes).stream()
          .filter(name -> properties(newSchema).containsKey(name))
          .forEach(name -> report.accept(where + "." + name, "is no longer required"));
    }
  }

  private void compareOpenness(String where, JsonNode oldSchema, JsonNode newSchema) {
    if (direction.readsOld() && !isClosed(oldSchema) && isClosed(newSchema)) {
      report.accept(where, "unknown fields are now rejected");
    }
    if (direction == Direction.EVENT && isClosed(oldSchema) && !isClosed(newSchema)) {
      report.accept(where, "unknown fields are now allowed; old consumers reject them");
    }
    JsonNode oldRest = oldSchema.path("additionalProperties");
    JsonNode newRest = newSchema.path("additionalProperties");
    if (oldRest.isObject() && newRest.isObject()) {
      compare(where + ".*", oldRest, newRest);
    }
  }

  private void compareItems(String where, JsonNode oldSchema, JsonNode newSchema) {
    if (oldSchema.has("items") && newSchema.has("items")) {
      compare(where + "[]", oldSchema.get("items"), newSchema.get("items"));
    } else if (oldSchema.has("items") && direction.writesNew()) {
      report.accept(where + "[]", "items are no longer restricted");
    } else if (newSchema.has("items") && direction.readsOld()) {
      report.accept(where + "[]", "items are now restricted");
    }
  }

  private static boolean isClosed(JsonNode schema) {
    return isFalse(schema.path("additionalProperties"))
        || isFalse(schema.path("unevaluatedProperties"));
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  private static Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    schema.path("properties").properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static List<String> missing(Set<String> wanted, Set<String> present) {
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(present);
    return missing;
  }
}
