package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.kit.json.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The OpenAPI document of an API: which operation a request asks for, and what it must be like. */
public final class ApiDocument {
  private final Schemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  private ApiDocument(Schemas schemas) {
    this.schemas = schemas;
    schemas
        .document()
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(operation(path.getKey(), method.getKey(), method.getValue()))));
  }

  /** The document {@code /api-specs/<api>.json} of the jar. */
  public static ApiDocument load(String api) {
    return new ApiDocument(Schemas.ofOpenApi("/api-specs/" + api + ".json"));
  }

  boolean requiresKey() {
    return operations.stream().anyMatch(operation -> operation.keyHeader().isPresent());
  }

  /** The operation that an event asks for. */
  Match find(APIGatewayProxyRequestEvent event) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Operation operation : operations) {
      Optional<Map<String, String>> parameters = match(operation.template(), event);
      if (parameters.isPresent()) {
        if (operation.method().equals(event.getHttpMethod())) {
          return new Match.Found(operation, parameters.get());
        }
        allowed.add(operation.method());
      }
    }
    return allowed.isEmpty() ? new Match.NoPath() : new Match.NoMethod(String.join(", ", allowed));
  }

  /**
   * The encoded path parameters. API Gateway's own match counts first: behind a custom domain the
   * path starts with that domain's mapping. Only a path that it did not match is matched here.
   */
  private static Optional<Map<String, String>> match(
      String template, APIGatewayProxyRequestEvent event) {
    String resource = event.getResource() == null ? "" : event.getResource();
    if (resource.equals(template)) {
      Map<String, String> parameters = event.getPathParameters();
      return Optional.of(parameters == null ? Map.of() : parameters);
    }
    boolean matchedElsewhere = !resource.isEmpty() && !resource.contains("+}");
    return matchedElsewhere || event.getPath() == null
        ? Optional.empty()
        : matchPath(template.split("/", -1), event.getPath().split("/", -1));
  }

  private static Optional<Map<String, String>> matchPath(String[] template, String[] path) {
    if (path.length != template.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < path.length; i++) {
      String segment = template[i];
      if (segment.startsWith("{") && !path[i].isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), path[i]);
      } else if (!segment.equals(path[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private Operation operation(String template, String method, JsonNode definition) {
    List<Operation.Parameter> parameters = new ArrayList<>();
    definition
        .path("parameters")
        .forEach(each -> {
          JsonNode parameter = schemas.resolve(each);
          if (!parameter.has("x-handled-by-kit")) {
            parameters.add(parameter(parameter));
          }
        });
    return new Operation(
        definition.path("operationId").textValue(),
        method.toUpperCase(Locale.ROOT),
        template,
        keyHeader(),
        List.copyOf(parameters),
        body(definition.at("/requestBody/content/application~1json/schema")));
  }

  private Operation.Parameter parameter(JsonNode parameter) {
    return new Operation.Parameter(
        parameter.path("name").textValue(),
        parameter.path("in").textValue(),
        parameter.path("required").asBoolean(),
        schemas.resolve(parameter.path("schema")),
        contract(parameter.path("schema")));
  }

  private Optional<String> keyHeader() {
    return schemas.document().has("security")
        ? schemas.document().at("/components/securitySchemes").findValuesAsText("name").stream()
            .findFirst()
        : Optional.empty();
  }

  private Optional<Operation.BodySchema> body(JsonNode schema) {
    if (schema.isMissingNode()) {
      return Optional.empty();
    }
    List<Operation.Variant> variants = new ArrayList<>();
    schemas
        .resolve(schema)
        .path("oneOf")
        .forEach(variant ->
            variants.add(
                new Operation.Variant(
                    schemas.resolve(variant).at("/required/0").textValue(), contract(variant))));
    return Optional.of(new Operation.BodySchema(contract(schema), List.copyOf(variants)));
  }

  // Schemas of requests are named components, which a rule of this project's documents demands.
  private Schemas.Contract contract(JsonNode reference) {
    return schemas.at(reference.path("$ref").textValue().substring(1));
  }

  /** An operation, or why there is none. */
  sealed interface Match {
    /** {@code pathParameters} are still percent-encoded. */
    record Found(Operation operation, Map<String, String> pathParameters) implements Match {}

    /** {@code allow} is the value of the Allow header. */
    record NoMethod(String allow) implements Match {}

    record NoPath() implements Match {}
  }
}
