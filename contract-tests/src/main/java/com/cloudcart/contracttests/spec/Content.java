package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The body of an interaction: plain in Pact version 3, wrapped with its type in version 4. */
final class Content {

  private Content() {}

  static Optional<JsonNode> of(JsonNode body) {
    JsonNode content = body.isObject() && body.has("content") ? body.get("content") : body;
    return content.isMissingNode() || content.isNull() ? Optional.empty() : Optional.of(content);
  }
}
