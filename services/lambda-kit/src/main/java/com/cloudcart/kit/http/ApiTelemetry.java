package com.cloudcart.kit.http;

import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import com.cloudcart.kit.metrics.Metrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log and the metrics how calls end; never a body, a query or a header.
 *
 * @param errorMetric counts answers of 500 and above
 * @param latencyMetric how long each answer took
 */
public record ApiTelemetry(Log log, Metrics metrics, String errorMetric, String latencyMetric) {
  void answered(HttpRequest request, int status, Duration took) {
    log.info(
        "Request answered",
        Field.of("method", request.method()),
        Field.of("route", request.resource()),
        Field.of("status", status),
        Field.of("latencyMs", took.toMillis()));
    if (status >= 500) {
      metrics.count(errorMetric);
    }
    metrics.duration(latencyMetric, took);
  }

  /** Somebody else's fault, and the caller may try again. */
  void postponed(Exception cause) {
    log.warn("Request cannot be served at the moment", cause);
  }

  /** A bug of ours. */
  void failed(Exception cause) {
    log.error("Request failed", cause);
  }

  /** What came is no proxy event. */
  void refused(@Nullable Throwable cause) {
    log.warn(
        "Event refused: it is no proxy event",
        Field.of("errorType", cause == null ? "" : cause.getClass().getName()));
  }
}
