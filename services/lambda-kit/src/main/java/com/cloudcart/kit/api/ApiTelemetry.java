package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Logs and counts how calls end; never a body, a query or a header.
 *
 * @param errorMetric counts answers of 500 and above
 * @param latencyMetric how long each answer took
 */
public record ApiTelemetry(Log log, Metrics metrics, String errorMetric, String latencyMetric) {
  void answered(APIGatewayProxyRequestEvent event, int status, Duration took) {
    log.info(
        "Request answered",
        Field.of("method", text(event.getHttpMethod())),
        Field.of("route", text(event.getResource())),
        Field.of("status", status),
        Field.of("requestId", requestId(event)),
        Field.of("latencyMs", took.toMillis()));
    if (status >= 500) {
      metrics.count(errorMetric);
    }
    metrics.duration(latencyMetric, took);
  }

  /** A dependency failed; the caller may try again. */
  void postponed(Exception cause) {
    log.warn("Request cannot be served at the moment", cause);
  }

  /** A bug of ours. */
  void failed(Exception cause) {
    log.error("Request failed", cause);
  }

  /** The event is not a proxy event. */
  void refused(Exception cause) {
    log.warn(
        "Event refused: not a proxy event", Field.of("reason", String.valueOf(cause.getMessage())));
  }

  /** The access log of API Gateway has this id, and cannot have the correlation id. */
  private static String requestId(APIGatewayProxyRequestEvent event) {
    return event.getRequestContext() == null ? "" : text(event.getRequestContext().getRequestId());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
