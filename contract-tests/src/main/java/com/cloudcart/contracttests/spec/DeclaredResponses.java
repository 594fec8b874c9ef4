package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the response that an OpenAPI document declares for an interaction of a pact. */
final class DeclaredResponses {

  private final Document spec;

  DeclaredResponses(Document spec) {
    this.spec = spec;
  }

  /** Empty when the document has no such operation or status. */
  Optional<JsonNode> of(JsonNode interaction) {
    JsonNode request = interaction.path("request");
    String method = request.path("method").asText("GET").toLowerCase(Locale.ROOT);
    String status = interaction.path("response").path("status").asText("200");
    for (Map.Entry<String, JsonNode> path : spec.root().path("paths").properties()) {
      JsonNode response = path.getValue().path(method).path("responses").path(status);
      if (matches(path.getKey(), request.path("path").asText()) && !response.isMissingNode()) {
        return Optional.of(spec.resolve(response));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replaceAll("\\{[^}]*}", "[^/]+"));
  }
}
