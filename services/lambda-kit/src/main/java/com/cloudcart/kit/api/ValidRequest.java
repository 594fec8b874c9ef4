package com.cloudcart.kit.api;

import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The input of an operation, valid by its document; a parameter that was left out has its default.
 *
 * @param subject who has signed in: the claim {@code sub} of the token that API Gateway has
 *     verified; empty when it has verified none
 */
public record ValidRequest(
    Map<String, JsonNode> parameters, Optional<JsonNode> body, Optional<String> subject) {
  public ValidRequest {
    parameters = Map.copyOf(parameters);
  }

  public <T> T required(String name, Class<T> type) {
    T value = optional(name, type);
    if (value == null) {
      throw new IllegalStateException("a valid request without " + name);
    }
    return value;
  }

  public <T> @Nullable T optional(String name, Class<T> type) {
    JsonNode value = parameters.get(name);
    return value == null ? null : bind(value, type);
  }

  public <T> T body(Class<T> type) {
    return bind(body.orElseThrow(), type);
  }

  private static <T> T bind(JsonNode value, Class<T> type) {
    try {
      return ContractMapper.bind(value, type);
    } catch (MalformedJson e) {
      throw new IllegalStateException("valid by the document, but " + e.what(), e);
    }
  }
}
