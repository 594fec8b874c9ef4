package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.log.Correlation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer before the headers that every answer carries.
 *
 * @param body a generated model or an error body; null for none
 */
record Answer(int status, Map<String, String> headers, @Nullable Object body) {
  private static final Map<String, String> EVERY_ANSWER =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Expose-Headers",
              "Location, Retry-After, Idempotent-Replayed, Allow, x-correlation-id");

  /** The documents' limit of {@code details}. */
  private static final int MAX_DETAILS = 1000;

  static Answer of(ApiResponse response) {
    return new Answer(response.status(), response.headers(), response.body());
  }

  static Answer error(int status, String error) {
    return error(status, error, Map.of());
  }

  static Answer error(int status, String error, Map<String, String> headers) {
    return new Answer(status, headers, new ErrorBody(error, null));
  }

  static Answer invalid(List<String> violations) {
    return new Answer(
        400,
        Map.of(),
        new ErrorBody("The request is invalid", violations.stream().limit(MAX_DETAILS).toList()));
  }

  /** As API Gateway answers a missing or wrong api key, so that a caller sees no difference. */
  static Answer forbidden() {
    return new Answer(403, Map.of(), Map.of("message", "Forbidden"));
  }

  APIGatewayProxyResponseEvent toEvent(Correlation call) {
    Map<String, String> all = new TreeMap<>(EVERY_ANSWER);
    all.putAll(headers);
    all.put(Correlation.HEADER, call.id());
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body == null ? "" : text(body, call))
        .withIsBase64Encoded(false);
  }

  /** Every error body names the call; the generated models leave that to this place. */
  private String text(Object body, Correlation call) {
    if (status < 400) {
      return ContractMapper.write(body);
    }
    ObjectNode tree = ContractMapper.toObject(body);
    return tree.has("error")
        ? ContractMapper.write(tree.put("correlationId", call.id()))
        : ContractMapper.write(tree);
  }

  /** The one shape of an error, for the answers that no operation gives. */
  private record ErrorBody(String error, @Nullable List<String> details) {}
}
