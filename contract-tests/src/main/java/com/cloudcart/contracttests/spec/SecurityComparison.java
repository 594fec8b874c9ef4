package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Compares what two versions of an OpenAPI document require of a caller. */
final class SecurityComparison {
  private final Document before;
  private final Document after;
  private final BiConsumer<String, String> report;

  /**
   * A comparison of two versions.
   *
   * @param report gets the place and the description of each breaking change
   */
  SecurityComparison(Document before, Document after, BiConsumer<String, String> report) {
    this.before = before;
    this.after = after;
    this.report = report;
  }

  /** The requirements of two versions of an operation. */
  void compareRequirements(JsonNode oldOperation, JsonNode newOperation) {
    JsonNode oldOnes = requirements(before, oldOperation);
    JsonNode newOnes = requirements(after, newOperation);
    if (isOpen(newOnes)) {
      return;
    }
    if (isOpen(oldOnes)) {
      report.accept("security", "is now required: " + newOnes);
      return;
    }
    for (JsonNode alternative : oldOnes) {
      if (!contains(newOnes, alternative)) {
        report.accept("security", "requirement " + alternative + " is no longer sufficient");
      }
    }
  }

  /** The schemes that the requirements name. */
  void compareSchemes() {
    String pointer = "/components/securitySchemes";
    for (Map.Entry<String, JsonNode> scheme : before.root().at(pointer).properties()) {
      JsonNode now = after.root().at(pointer).path(scheme.getKey());
      for (String part : List.of("type", "in", "name", "scheme")) {
        if (!scheme.getValue().path(part).equals(now.path(part))) {
          report.accept("security scheme " + scheme.getKey(), part + " was changed");
        }
      }
    }
  }

  /** Those of the operation, else those of the document. */
  private static JsonNode requirements(Document document, JsonNode operation) {
    return operation.has("security") ? operation.get("security") : document.root().path("security");
  }

  /** Without requirements, or with an empty one among the alternatives. */
  private static boolean isOpen(JsonNode alternatives) {
    return alternatives.isEmpty() || contains(alternatives, JsonNodeFactory.instance.objectNode());
  }

  private static boolean contains(JsonNode list, JsonNode wanted) {
    for (JsonNode one : list) {
      if (one.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
