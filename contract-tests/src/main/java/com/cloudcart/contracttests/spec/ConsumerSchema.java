package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Derives a schema for the part of a response that a consumer reads: no field is required, and each
 * field must be declared.
 */
final class ConsumerSchema {

  private ConsumerSchema() {}

  static JsonNode of(Document contract) {
    JsonNode copy = contract.root().deepCopy();
    flatten(contract, copy);
    rewrite(copy);
    return copy;
  }

  /** In an {@code allOf} each part declares fields, and only all together declare every field. */
  private static void flatten(Document contract, JsonNode node) {
    if (node instanceof ObjectNode object && object.path("allOf").isArray()) {
      JsonNode whole = Flattened.of(contract, object);
      object.removeAll();
      object.setAll((ObjectNode) whole.deepCopy());
    }
    node.forEach(child -> flatten(contract, child));
  }

  private static void rewrite(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("required") instanceof ArrayNode) {
        object.remove("required");
      }
      // The validator refuses a discriminator whose property is not required; oneOf stays.
      if (object.path("discriminator").isObject()) {
        object.remove("discriminator");
      }
      if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(ConsumerSchema::rewrite);
  }
}
