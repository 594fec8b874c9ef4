package com.cloudcart.conformance;

import com.cloudcart.kit.json.MoneyFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenAPI document as a tree, for tests that look at all of it. */
record Document(String api, JsonNode root) {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          MoneyFormat.addedTo(Dialects.getOpenApi30()),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  static Stream<Document> all() {
    return Stream.of("catalog", "cart", "orders").map(Document::read);
  }

  static Document read(String api) {
    Path root = Path.of(System.getProperty("project.root"));
    try {
      return new Document(
          api, YAML.readTree(root.resolve("api-specs").resolve(api + ".yaml").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return api;
  }

  /** The component that a reference names, else the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  JsonNode schemas() {
    return root.at("/components/schemas");
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  record Operation(String route, JsonNode node) {}

  /** Everything that has a schema and examples: parameters, headers, bodies of both directions. */
  List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    for (Operation operation : operations()) {
      JsonNode request = operation.node().at("/requestBody/content/application~1json");
      if (!request.isMissingNode()) {
        contents.add(new Content(operation.route() + " request", request, true));
      }
      for (Map.Entry<String, JsonNode> response : operation.node().get("responses").properties()) {
        JsonNode content = resolved(response.getValue()).at("/content/application~1json");
        if (!content.isMissingNode()) {
          contents.add(new Content(operation.route() + " " + response.getKey(), content, true));
        }
      }
      for (JsonNode parameter : operation.node().path("parameters")) {
        JsonNode declared = resolved(parameter);
        String place = operation.route() + " " + declared.get("name").asText();
        contents.add(new Content(place, declared, false));
      }
    }
    return contents;
  }

  /**
   * A schema with its examples.
   *
   * @param body whether it is a body, and so read by a model of its own
   */
  record Content(String place, JsonNode node, boolean body) {
    String schema() {
      return node.at("/schema/$ref").asText().replace("#/components/schemas/", "");
    }

    Set<Map.Entry<String, JsonNode>> examples() {
      return node.path("examples").properties();
    }
  }

  /** What an independent validator has to say of a value. */
  List<String> violations(String schema, JsonNode value) {
    ObjectNode whole = YAML.createObjectNode();
    whole.put("$ref", "#/components/schemas/" + schema);
    whole.set("components", root.get("components"));
    return SCHEMAS.getSchema(whole).validate(value).stream().map(Object::toString).toList();
  }
}
