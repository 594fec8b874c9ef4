package com.cloudcart.contracttests.mutation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits of a YAML or JSON tree, each at a JSON pointer: {@code remove}, {@code move … to}, {@code
 * set … value}, {@code append} to a list, {@code drop} from a list. An edit without effect is an
 * error, so that the table stays up to date with the contracts.
 */
final class TreeEdits {

  private TreeEdits() {}

  static JsonNode apply(JsonNode tree, List<JsonNode> edits) {
    JsonNode copy = tree.deepCopy();
    for (JsonNode edit : edits) {
      if (edit.has("remove")) {
        remove(copy, edit.get("remove"));
      } else if (edit.has("move")) {
        set(copy, edit.get("to"), remove(copy, edit.get("move")));
      } else if (edit.has("set")) {
        set(copy, edit.get("set"), edit.get("value"));
      } else if (edit.has("append")) {
        list(copy, edit.get("append")).add(edit.get("value"));
      } else {
        drop(list(copy, edit.get("drop")), edit.get("value"));
      }
    }
    return copy;
  }

  private static JsonNode remove(JsonNode tree, JsonNode at) {
    JsonPointer pointer = JsonPointer.compile(at.asText());
    JsonNode removed = parent(tree, pointer).remove(pointer.last().getMatchingProperty());
    return found(removed, at);
  }

  private static void set(JsonNode tree, JsonNode at, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(at.asText());
    parent(tree, pointer).set(pointer.last().getMatchingProperty(), value);
  }

  private static ObjectNode parent(JsonNode tree, JsonPointer pointer) {
    return found(tree.at(pointer.head()) instanceof ObjectNode object ? object : null, pointer);
  }

  private static ArrayNode list(JsonNode tree, JsonNode at) {
    return found(tree.at(at.asText()) instanceof ArrayNode array ? array : null, at);
  }

  private static void drop(ArrayNode list, JsonNode value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).equals(value)) {
        list.remove(i);
        return;
      }
    }
    throw new IllegalArgumentException("There is no " + value + " to drop from " + list);
  }

  private static <T> T found(@Nullable T node, Object at) {
    if (node == null) {
      throw new IllegalArgumentException("There is nothing to change at " + at);
    }
    return node;
  }
}
