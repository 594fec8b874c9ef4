package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares two OpenAPI documents operation by operation. */
final class OpenApiComparison {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{[^}]*}");
  private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/]+");
  private static final Pattern SLASHES_AROUND = Pattern.compile("^/+|/+$");

  private final Document before;
  private final Document after;
  private final List<Break> breaks = new ArrayList<>();
  private String operation = "";

  OpenApiComparison(Document before, Document after) {
    this.before = before;
    this.after = after;
  }

  List<Break> breaks() {
    compareBasePaths();
    Map<String, Map.Entry<String, JsonNode>> newPaths = new LinkedHashMap<>();
    after.root().path("paths").properties().forEach(path -> newPaths.put(shape(path), path));
    for (Map.Entry<String, JsonNode> path : before.root().path("paths").properties()) {
      Map.Entry<String, JsonNode> now = newPaths.get(shape(path));
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operation = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          compareOperation(path, now, method.getKey());
        }
      }
    }
    operation = "";
    new SecurityComparison(before, after, this::add).compareSchemes();
    return List.copyOf(breaks);
  }

  /** The names of path parameters are not part of a request. */
  private static String shape(Map.Entry<String, JsonNode> path) {
    return PATH_PARAMETER.matcher(path.getKey()).replaceAll("{}");
  }

  /** The host of an API may change, the path under which it is served is part of each request. */
  private void compareBasePaths() {
    Set<String> now = basePaths(after);
    basePaths(before).stream()
        .filter(path -> !now.contains(path))
        .forEach(path -> add("servers", "the API is no longer served under " + path));
  }

  private static Set<String> basePaths(Document document) {
    Set<String> paths = new LinkedHashSet<>();
    for (JsonNode server : document.root().path("servers")) {
      String path = HOST.matcher(server.path("url").asText()).replaceFirst("");
      paths.add("/" + SLASHES_AROUND.matcher(path).replaceAll(""));
    }
    return paths.isEmpty() ? Set.of("/") : paths;
  }

  private void compareOperation(
      Map.Entry<String, JsonNode> oldPath,
      Map.@Nullable Entry<String, JsonNode> newPath,
      String method) {
    if (newPath == null || !newPath.getValue().has(method)) {
      add("", "operation was removed");
      return;
    }
    JsonNode oldOne = oldPath.getValue().get(method);
    JsonNode newOne = newPath.getValue().get(method);
    compareParameters(parameters(before, oldPath, oldOne), parameters(after, newPath, newOne));
    compareBodies(oldOne.path("requestBody"), newOne.path("requestBody"));
    compareResponses(oldOne.path("responses"), newOne.path("responses"));
    new SecurityComparison(before, after, this::add).compareRequirements(oldOne, newOne);
  }

  private static Map<String, JsonNode> parameters(
      Document document, Map.Entry<String, JsonNode> path, JsonNode operation) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    List<String> inPath =
        PATH_PARAMETER.matcher(path.getKey()).results().map(MatchResult::group).toList();
    for (JsonNode list :
        List.of(path.getValue().path("parameters"), operation.path("parameters"))) {
      for (JsonNode reference : list) {
        JsonNode parameter = document.resolve(reference);
        String in = parameter.path("in").asText();
        String name =
            switch (in) {
              case "path" ->
                  "#" + (1 + inPath.indexOf("{" + parameter.path("name").asText() + "}"));
              case "header" -> parameter.path("name").asText().toLowerCase(Locale.ROOT);
              default -> parameter.path("name").asText();
            };
        parameters.put(in + " parameter " + name, parameter);
      }
    }
    return parameters;
  }

  private void compareParameters(Map<String, JsonNode> oldOnes, Map<String, JsonNode> newOnes) {
    oldOnes.forEach((name, parameter) -> {
      JsonNode now = newOnes.get(name);
      if (now == null) {
        add(name, "was removed");
        return;
      }
      if (!isRequired(parameter) && isRequired(now)) {
        add(name, "became required");
      }
      compareSchemas(Direction.REQUEST, name, parameter.path("schema"), now.path("schema"));
    });
    newOnes.forEach((name, parameter) -> {
      if (!oldOnes.containsKey(name) && isRequired(parameter)) {
        add(name, "is new and required");
      }
    });
  }

  private void compareBodies(JsonNode oldReference, JsonNode newReference) {
    JsonNode oldBody = before.resolve(oldReference);
    JsonNode newBody = after.resolve(newReference);
    if (!isRequired(oldBody) && isRequired(newBody)) {
      add("request body", "became required");
    }
    if (!oldBody.isMissingNode() && newBody.isMissingNode()) {
      add("request body", "was removed");
      return;
    }
    compareContents(Direction.REQUEST, "request body", oldBody, newBody);
  }

  private void compareResponses(JsonNode oldOnes, JsonNode newOnes) {
    for (Map.Entry<String, JsonNode> response : oldOnes.properties()) {
      String where = "response " + response.getKey();
      if (!newOnes.has(response.getKey())) {
        add(where, "status was removed");
        continue;
      }
      JsonNode oldOne = before.resolve(response.getValue());
      JsonNode newOne = after.resolve(newOnes.get(response.getKey()));
      compareHeaders(where, headers(before, oldOne), headers(after, newOne));
      compareContents(Direction.RESPONSE, where + " body", oldOne, newOne);
    }
  }

  private static Map<String, JsonNode> headers(Document document, JsonNode response) {
    Map<String, JsonNode> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header ->
            headers.put(
                header.getKey().toLowerCase(Locale.ROOT), document.resolve(header.getValue())));
    return headers;
  }

  private void compareHeaders(
      String response, Map<String, JsonNode> oldOnes, Map<String, JsonNode> newOnes) {
    oldOnes.forEach((name, header) -> {
      String where = response + " header " + name;
      JsonNode now = newOnes.get(name);
      if (now == null) {
        add(where, "was removed");
        return;
      }
      if (isRequired(header) && !isRequired(now)) {
        add(where, "is no longer required");
      }
      compareSchemas(Direction.RESPONSE, where, header.path("schema"), now.path("schema"));
    });
  }

  private void compareContents(
      Direction direction, String where, JsonNode oldOne, JsonNode newOne) {
    for (Map.Entry<String, JsonNode> content : oldOne.path("content").properties()) {
      JsonNode now = newOne.path("content").path(content.getKey());
      if (now.isMissingNode()) {
        add(where, "media type " + content.getKey() + " was removed");
      } else {
        compareSchemas(direction, where, content.getValue().path("schema"), now.path("schema"));
      }
    }
  }

  private void compareSchemas(
      Direction direction, String where, JsonNode oldSchema, JsonNode newSchema) {
    new SchemaComparison(before, after, direction, this::add).compare(where, oldSchema, newSchema);
  }

  private static boolean isRequired(JsonNode node) {
    return node.path("required").asBoolean();
  }

  private void add(String where, String what) {
    Optional<String> inOperation = Optional.of(operation).filter(found -> !found.isEmpty());
    breaks.add(new Break(before.name(), inOperation, where, what));
  }
}
