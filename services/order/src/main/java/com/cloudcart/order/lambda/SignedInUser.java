package com.cloudcart.order.lambda;

import com.cloudcart.kit.api.ApiResponse;
import com.cloudcart.kit.api.Router;
import com.cloudcart.kit.api.ValidRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request for another user than the one who has signed in. Each operation of the orders
 * API names its user in the query or in the body.
 */
final class SignedInUser implements Router {
  private static final String USER_ID = "userId";

  private final Router orders;
  private final boolean isRequired;

  private SignedInUser(Router orders, boolean isRequired) {
    this.orders = orders;
    this.isRequired = isRequired;
  }

  /**
   * The router behind the authorizer that the function's template names.
   *
   * @param authorizer {@code jwt}, or empty: then API Gateway verifies no token, and the userId is
   *     trusted
   */
  static Router behind(String authorizer, Router orders) {
    return switch (authorizer) {
      case "" -> new SignedInUser(orders, false);
      case "jwt" -> new SignedInUser(orders, true);
      default -> throw new IllegalArgumentException("unknown authorizer: " + authorizer);
    };
  }

  /** A token counts also where none is required, and is never ignored. */
  @Override
  public ApiResponse call(String operationId, ValidRequest request) {
    boolean isOwn = request.subject().map(userId(request)::equals).orElse(!isRequired);
    return isOwn ? orders.call(operationId, request) : new Forbidden();
  }

  private static String userId(ValidRequest request) {
    return Optional.ofNullable(request.optional(USER_ID, String.class))
        .or(() -> request.body().map(body -> body.path(USER_ID)).map(JsonNode::textValue))
        .orElseThrow(() -> new IllegalStateException("a request for orders without a userId"));
  }

  /** As API Gateway refuses a request. */
  private record Forbidden() implements ApiResponse {
    @Override
    public int status() {
      return 403;
    }

    @Override
    public @Nullable Object body() {
      return Map.of("message", "Forbidden");
    }
  }
}
