package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry of a function behind API Gateway: event in, answer out. A request reaches an operation
 * only when it is valid by the API's document. No failure passes this point: it is logged, and the
 * caller gets an error body that shows nothing of it.
 */
public final class ApiFunction {
  private final ApiDocument document;
  private final Router router;
  private final Optional<ApiKeys> keys;
  private final ApiTelemetry telemetry;

  /**
   * A function without an api key.
   *
   * @throws IllegalArgumentException when an operation of the document requires one
   */
  public ApiFunction(ApiDocument document, Router router, ApiTelemetry telemetry) {
    this(document, router, Optional.empty(), telemetry);
  }

  /** A function whose operations require one of the keys where the document says so. */
  public ApiFunction(ApiDocument document, Router router, ApiKeys keys, ApiTelemetry telemetry) {
    this(document, router, Optional.of(keys), telemetry);
  }

  private ApiFunction(
      ApiDocument document, Router router, Optional<ApiKeys> keys, ApiTelemetry telemetry) {
    if (keys.isEmpty() && document.requiresKey()) {
      throw new IllegalArgumentException("the document requires an api key");
    }
    this.document = document;
    this.router = router;
    this.keys = keys;
    this.telemetry = telemetry;
  }

  /** One call; made for {@code RequestStreamHandler.handleRequest}. */
  public void handle(InputStream in, OutputStream out) throws IOException {
    long start = System.nanoTime();
    APIGatewayProxyRequestEvent event;
    try {
      event = ContractMapper.read(in, APIGatewayProxyRequestEvent.class);
    } catch (MalformedJson e) {
      Correlation call = Correlation.received(null, null);
      call.run(() -> telemetry.refused(e));
      write(Answer.invalid(List.of("request: did not arrive as a proxy event")), call, out);
      return;
    }
    Headers headers = Headers.of(event);
    Correlation call = headers.correlation();
    Answer answer =
        call.call(() -> {
          Answer given = answer(event, headers);
          telemetry.answered(event, given.status(), Duration.ofNanos(System.nanoTime() - start));
          return given;
        });
    write(answer, call, out);
  }

  private Answer answer(APIGatewayProxyRequestEvent event, Headers headers) {
    try {
      return switch (document.find(event)) {
        case ApiDocument.Match.NoPath none -> Answer.error(404, "Not found");
        case ApiDocument.Match.NoMethod(String allow) ->
            Answer.error(405, "Method not allowed", Map.of("Allow", allow));
        case ApiDocument.Match.Found(Operation operation, var pathParameters) ->
            call(operation, new RequestValidator(operation, event, headers, pathParameters));
      };
    } catch (DependencyUnavailable e) {
      telemetry.postponed(e);
      return retryLater(503, "The service is temporarily unavailable", e.retryAfterSeconds());
    } catch (Throttled e) {
      telemetry.postponed(e);
      return retryLater(429, "Too many requests", e.retryAfterSeconds());
    } catch (Exception e) {
      telemetry.failed(e);
      return Answer.error(500, "Internal error");
    }
  }

  private Answer call(Operation operation, RequestValidator validator) {
    List<String> repeated = validator.repeatedHeaders();
    if (!repeated.isEmpty()) {
      return Answer.invalid(repeated);
    }
    if (operation.keyHeader().isPresent() && !validator.hasKey(keys.orElseThrow())) {
      return Answer.forbidden();
    }
    return switch (validator.validate()) {
      case RequestValidator.Result.Valid(ValidRequest request) ->
          Answer.of(router.call(operation.id(), request));
      case RequestValidator.Result.Invalid(List<String> violations) -> Answer.invalid(violations);
      case RequestValidator.Result.TooLarge tooLarge ->
          Answer.error(413, "The body is larger than 256 KiB");
      case RequestValidator.Result.NotJson notJson ->
          Answer.error(415, "The body must be application/json");
    };
  }

  private static Answer retryLater(int status, String error, int seconds) {
    return Answer.error(status, error, Map.of("Retry-After", Integer.toString(seconds)));
  }

  private static void write(Answer answer, Correlation call, OutputStream out) throws IOException {
    APIGatewayProxyResponseEvent event = answer.toEvent(call);
    // In one piece: the runtime then has a length to send, and a failure above leaves nothing
    // half-written.
    out.write(ContractMapper.write(event).getBytes(StandardCharsets.UTF_8));
  }
}
