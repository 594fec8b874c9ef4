package com.cloudcart.contracttests.failures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One valid request for each operation of a document, built from the document's examples. */
final class ExampleRequests {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final String api;
  private final JsonNode document;

  private ExampleRequests(String api, JsonNode document) {
    this.api = api;
    this.document = document;
  }

  static List<ExampleRequest> of(String api) {
    Path root = Path.of(System.getProperty("project.root", ".."));
    Path file = root.resolve("api-specs/" + api + ".yaml");
    try {
      return new ExampleRequests(api, new YAMLMapper().readTree(file.toFile())).all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ExampleRequest> all() {
    List<ExampleRequest> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          String name = method.getKey().toUpperCase(Locale.ROOT);
          all.add(request(name, path.getKey(), method.getValue()));
        }
      }
    }
    return all;
  }

  private ExampleRequest request(String method, String resource, JsonNode operation) {
    String path = resource;
    List<String> query = new ArrayList<>();
    for (JsonNode declared : operation.path("parameters")) {
      JsonNode parameter = resolved(declared);
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> path = path.replace("{" + name + "}", example(parameter));
        case "query" -> {
          if (parameter.path("required").asBoolean()) {
            query.add(name + "=" + example(parameter));
          }
        }
        default -> {} // headers are omitted; none is required
      }
    }
    String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
    JsonNode content = operation.at("/requestBody/content/application~1json");
    String body = content.isMissingNode() ? "" : example(content);
    return new ExampleRequest(api, method, resource, whole, body);
  }

  private String example(JsonNode described) {
    for (JsonNode example : described.path("examples")) {
      JsonNode value = resolved(example).path("value");
      return value.isContainerNode() ? value.toString() : value.asText();
    }
    throw new IllegalStateException("without an example: " + described);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }
}
