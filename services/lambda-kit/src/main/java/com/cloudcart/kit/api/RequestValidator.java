package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.cloudcart.kit.api.Operation.BodySchema;
import com.cloudcart.kit.api.Operation.Parameter;
import com.cloudcart.kit.api.Operation.Variant;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Validates one request against its operation's document and collects every violation. */
final class RequestValidator {
  private static final String CONTENT_TYPE = "content-type";

  private final Operation operation;
  private final APIGatewayProxyRequestEvent event;
  private final Headers headers;
  private final Map<String, String> pathParameters;
  private final List<String> violations = new ArrayList<>();

  RequestValidator(
      Operation operation,
      APIGatewayProxyRequestEvent event,
      Headers headers,
      Map<String, String> pathParameters) {
    this.operation = operation;
    this.event = event;
    this.headers = headers;
    this.pathParameters = pathParameters;
  }

  /** The headers that decide something and were sent with two values that differ. */
  List<String> repeatedHeaders() {
    Stream<String> declared =
        operation.parameters().stream()
            .filter(parameter -> parameter.in().equals("header"))
            .map(Parameter::name);
    return Stream.of(declared, operation.keyHeader().stream(), Stream.of("Content-Type"))
        .flatMap(names -> names)
        .filter(headers::isAmbiguous)
        .map(name -> name + ": must be given once")
        .toList();
  }

  boolean hasKey(ApiKeys keys) {
    return keys.accept(operation.keyHeader().flatMap(headers::find).orElse(""));
  }

  Result validate() {
    Map<String, JsonNode> parameters = new HashMap<>();
    for (Parameter parameter : operation.parameters()) {
      parameter(parameter).ifPresent(value -> parameters.put(parameter.name(), value));
    }
    if (operation.body().isEmpty()) {
      return result(parameters, Optional.empty());
    }
    RequestBody body = RequestBody.of(event);
    if (body.isEmpty()) {
      violations.add("body: is required");
      return result(parameters, Optional.empty());
    }
    if (body.isTooLarge()) {
      return new Result.TooLarge();
    }
    if (!isJson()) {
      return new Result.NotJson();
    }
    return result(parameters, body(body, operation.body().get()));
  }

  private Result result(Map<String, JsonNode> parameters, Optional<JsonNode> body) {
    return violations.isEmpty()
        ? new Result.Valid(new ValidRequest(parameters, body, subject()))
        : new Result.Invalid(List.copyOf(violations));
  }

  /**
   * Claims without a subject are those of nobody, so that they are never confused with no token.
   */
  private Optional<String> subject() {
    return Optional.ofNullable(event.getRequestContext())
        .map(ProxyRequestContext::getAuthorizer)
        .map(authorizer -> authorizer.get("claims"))
        .map(claims ->
            claims instanceof Map<?, ?> all && all.get("sub") instanceof String sub ? sub : "");
  }

  private Optional<JsonNode> parameter(Parameter parameter) {
    List<String> texts = texts(parameter);
    if (texts.size() > 1) {
      violations.add(parameter.name() + ": must be given once");
      return Optional.empty();
    }
    if (texts.isEmpty()) {
      if (parameter.required()) {
        violations.add(parameter.name() + ": is required");
      }
      return Optional.ofNullable(parameter.definition().get("default"));
    }
    ParameterText text = new ParameterText(parameter, texts.getFirst());
    violations.addAll(text.violations());
    return Optional.of(text.value());
  }

  private List<String> texts(Parameter parameter) {
    return switch (parameter.in()) {
      case "path" -> List.of(Objects.requireNonNullElse(pathParameters.get(parameter.name()), ""));
      case "query" -> query(parameter.name());
      default -> headers.find(parameter.name()).stream().toList();
    };
  }

  private List<String> query(String name) {
    Map<String, List<String>> repeated = event.getMultiValueQueryStringParameters();
    if (repeated != null && repeated.get(name) != null) {
      return repeated.get(name).stream().filter(Objects::nonNull).toList();
    }
    Map<String, String> single = event.getQueryStringParameters();
    return single == null || single.get(name) == null ? List.of() : List.of(single.get(name));
  }

  private Optional<JsonNode> body(RequestBody body, BodySchema schema) {
    try {
      JsonNode tree = ContractMapper.parse(body.text());
      violations.addAll(
          schema.variants().isEmpty() || !tree.isObject()
              ? objectViolations(tree, schema)
              : variantViolations(tree, schema.variants()));
      return Optional.of(tree);
    } catch (MalformedJson e) {
      violations.add("body: " + e.what());
      return Optional.empty();
    }
  }

  private static List<String> objectViolations(JsonNode tree, BodySchema schema) {
    return tree.isObject()
        ? schema.schema().violations(tree, "body")
        : List.of("body: must be an object");
  }

  /**
   * The case is selected first: validated against all cases, one mistake would be reported six
   * times.
   */
  private static List<String> variantViolations(JsonNode tree, List<Variant> variants) {
    List<Variant> named = variants.stream().filter(variant -> tree.has(variant.field())).toList();
    return named.size() == 1
        ? named.getFirst().schema().violations(tree, "body")
        : List.of(
            "body: must have exactly one of "
                + String.join(", ", variants.stream().map(Variant::field).toList()));
  }

  // An event without the header never came through a browser or an HTTP client; its body is read
  // for what it is.
  private boolean isJson() {
    Optional<String> contentType = headers.find(CONTENT_TYPE);
    if (contentType.isEmpty()) {
      return true;
    }
    String type = contentType.get().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  /** The outcome of a validation. */
  sealed interface Result {
    record Valid(ValidRequest request) implements Result {}

    record Invalid(List<String> violations) implements Result {}

    record TooLarge() implements Result {}

    record NotJson() implements Result {}
  }
}
