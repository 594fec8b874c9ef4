package com.cloudcart.contracttests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  /** One operation. */
  public record Route(
      String operation, String method, String resource, TreeSet<Integer> statuses) {}

  /** The operation of a request, with its path parameters as sent. */
  public record Match(String operation, String resource, Map<String, String> parameters) {}

  public static Routes of(Path spec) {
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : read(spec).path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          TreeSet<Integer> statuses = new TreeSet<>();
          method
              .getValue()
              .path("responses")
              .fieldNames()
              .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
          routes.add(
              new Route(
                  method.getValue().path("operationId").asText(),
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  statuses));
        }
      }
    }
    String name = spec.getFileName().toString();
    return new Routes(name.substring(0, name.lastIndexOf('.')), routes);
  }

  private static JsonNode read(Path spec) {
    try {
      return new YAMLMapper().readTree(spec.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<Match> find(String method, String path) {
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = match(route, path);
      if (route.method().equals(method) && parameters.isPresent()) {
        return Optional.of(new Match(route.operation(), route.resource(), parameters.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(Route route, String path) {
    List<String> names =
        PARAMETER.matcher(route.resource()).results().map(r -> r.group(1)).toList();
    Matcher matcher =
        Pattern.compile(PARAMETER.matcher(route.resource()).replaceAll("([^/]+)")).matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(new TreeMap<>(parameters));
  }
}
