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

  static JsonNode of(JsonNode contract) {
    JsonNode copy = contract.deepCopy();
    rewrite(copy);
    return copy;
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
