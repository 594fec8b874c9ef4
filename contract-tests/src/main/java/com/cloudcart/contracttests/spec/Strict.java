package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A contract as it looks to someone who reads a part of what it promises: nothing has to be there,
 * but what is there must be promised.
 */
final class Strict {

  private Strict() {}

  static JsonNode reading(JsonNode contract) {
    JsonNode copy = contract.deepCopy();
    rewrite(copy);
    return copy;
  }

  private static void rewrite(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("required") instanceof ArrayNode) {
        object.remove("required");
      }
      if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(Strict::rewrite);
  }
}
