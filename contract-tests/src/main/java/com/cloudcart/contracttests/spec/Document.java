package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An OpenAPI or AsyncAPI document, a JSON Schema or a template as a tree. References within the
 * document are followed. References to other files are rejected; only the AsyncAPI document has
 * them, and nothing follows those.
 */
public record Document(String name, JsonNode root) {

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final int LONGEST_CHAIN_OF_REFERENCES = 20;

  /** Reads YAML or JSON (JSON is also YAML). */
  public static Document read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** As {@link #read}, from text. */
  public static Document parse(String name, String text) {
    try {
      return new Document(name, YAML.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is neither YAML nor JSON", e);
    }
  }

  /** The target of the node's references; without a reference, the node itself. */
  JsonNode resolve(JsonNode node) {
    JsonNode found = node;
    for (int i = 0; found.has("$ref"); i++) {
      if (i == LONGEST_CHAIN_OF_REFERENCES) {
        throw new IllegalArgumentException(name + " has circular references at " + node);
      }
      found = target(found.get("$ref").asText());
    }
    return found;
  }

  /** The last part of a reference; it identifies an alternative when the order changes. */
  static Optional<String> referenceName(JsonNode node) {
    return Optional.ofNullable(node.get("$ref"))
        .map(JsonNode::asText)
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
  }

  private JsonNode target(String reference) {
    if (!reference.startsWith("#")) {
      throw new IllegalArgumentException(name + " refers to another file: " + reference);
    }
    JsonNode target = root.at(JsonPointer.compile(reference.substring(1)));
    if (target instanceof MissingNode) {
      throw new IllegalArgumentException(name + " has an unresolved reference: " + reference);
    }
    return target;
  }
}
