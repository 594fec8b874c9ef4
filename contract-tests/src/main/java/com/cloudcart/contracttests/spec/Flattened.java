package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Resolves the references of a schema and merges its {@code allOf} parts. */
final class Flattened {

  private Flattened() {}

  static JsonNode of(Document document, JsonNode node) {
    JsonNode schema = document.resolve(node);
    if (!(schema instanceof ObjectNode object) || !schema.has("allOf")) {
      return schema;
    }
    ObjectNode merged = object.deepCopy();
    merged.remove("allOf");
    for (JsonNode part : schema.get("allOf")) {
      merge(merged, of(document, part));
    }
    return merged;
  }

  private static void merge(ObjectNode into, JsonNode part) {
    for (Map.Entry<String, JsonNode> keyword : part.properties()) {
      JsonNode present = into.get(keyword.getKey());
      if (present instanceof ObjectNode fields && keyword.getValue().isObject()) {
        fields.setAll((ObjectNode) keyword.getValue());
      } else if (present instanceof ArrayNode names && keyword.getValue().isArray()) {
        names.addAll((ArrayNode) keyword.getValue());
      } else {
        into.set(keyword.getKey(), keyword.getValue().deepCopy());
      }
    }
  }
}
