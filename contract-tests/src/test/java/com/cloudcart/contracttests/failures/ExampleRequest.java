package com.cloudcart.contracttests.failures;

import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.Routes;
import com.cloudcart.contracttests.provider.Routes.Route;
import com.cloudcart.kit.test.ApiEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Stream;

/** A valid request for an operation, built from the examples of its document. */
record ExampleRequest(String api, Route route) {

  /** One request for each operation. */
  static Stream<ExampleRequest> all() {
    return Stream.of("catalog", "cart", "orders")
        .flatMap(api -> Routes.of(api).routes().stream().map(r -> new ExampleRequest(api, r)));
  }

  boolean hasPathParameter() {
    return route.resource().contains("{");
  }

  boolean hasBody() {
    return !content().isMissingNode();
  }

  String body() {
    return hasBody() ? example(content()) : "";
  }

  ApiEvent event() {
    ApiEvent event = withoutBody();
    return hasBody() ? event.json(body()) : event;
  }

  ApiEvent withoutBody() {
    return withoutKey().header("x-api-key", Packaged.API_KEY);
  }

  ApiEvent withoutKey() {
    return parameters(parameter -> example(parameter));
  }

  ApiEvent withInvalidIds() {
    ApiEvent event = parameters(id -> "no%20id").header("x-api-key", Packaged.API_KEY);
    return hasBody() ? event.json(body()) : event;
  }

  /** The required parameters; no header is required. */
  private ApiEvent parameters(Function<JsonNode, String> ids) {
    ApiEvent event = ApiEvent.matched(route.method(), route.resource());
    for (JsonNode declared : route.operation().path("parameters")) {
      JsonNode parameter = route.resolved(declared);
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        event.pathParameter(name, ids.apply(parameter));
      } else if (parameter.path("required").asBoolean()) {
        event.query(name, example(parameter));
      }
    }
    return event;
  }

  private JsonNode content() {
    return route.operation().at("/requestBody/content/application~1json");
  }

  private String example(JsonNode described) {
    for (JsonNode example : described.path("examples")) {
      JsonNode value = route.resolved(example).path("value");
      return value.isContainerNode() ? value.toString() : value.asText();
    }
    throw new IllegalStateException("without an example: " + described);
  }

  @Override
  public String toString() {
    return route.toString();
  }
}
