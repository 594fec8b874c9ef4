package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.spec.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of an API, as its OpenAPI document lists them. */
public record Routes(String api, List<Route> routes) {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  /**
   * One operation.
   *
   * @param document the whole document, to which the operation refers
   */
  public record Route(String method, String resource, JsonNode operation, JsonNode document) {

    public TreeSet<Integer> statuses() {
      TreeSet<Integer> statuses = new TreeSet<>();
      operation
          .path("responses")
          .fieldNames()
          .forEachRemaining(s -> statuses.add(Integer.valueOf(s)));
      return statuses;
    }

    /** The target of the node's reference; without a reference, the node itself. */
    public JsonNode resolved(JsonNode node) {
      return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The path parameters of a request to this operation, as sent. */
    public Optional<Map<String, String>> match(String requestMethod, String path) {
      List<String> names = PARAMETER.matcher(resource).results().map(r -> r.group(1)).toList();
      Matcher matcher =
          Pattern.compile(PARAMETER.matcher(resource).replaceAll("([^/]+)")).matcher(path);
      if (!requestMethod.equals(method) || !matcher.matches()) {
        return Optional.empty();
      }
      Map<String, String> parameters = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        parameters.put(names.get(i), matcher.group(i + 1));
      }
      return Optional.of(parameters);
    }

    @Override
    public String toString() {
      return method + " " + resource;
    }
  }

  /** The operation of a request, with its path parameters as sent. */
  public record Match(String resource, Map<String, String> parameters) {}

  /** The operations of {@code api-specs/<api>.yaml}. */
  public static Routes of(String api) {
    JsonNode document = Document.read(ROOT.resolve("api-specs/" + api + ".yaml")).root();
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          String name = method.getKey().toUpperCase(Locale.ROOT);
          routes.add(new Route(name, path.getKey(), method.getValue(), document));
        }
      }
    }
    return new Routes(api, routes);
  }

  public Optional<Match> find(String method, String path) {
    return routes.stream()
        .flatMap(route ->
            route.match(method, path).map(found -> new Match(route.resource(), found)).stream())
        .findFirst();
  }
}
