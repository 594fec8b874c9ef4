package com.cloudcart.kit.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call belongs to, to be handed on with every call and message that it causes.
 *
 * @param correlationId 1-128 characters of {@code [A-Za-z0-9._~-]}
 * @param traceparent of W3C Trace Context; null when the caller sent none
 */
public record CallContext(String correlationId, @Nullable String traceparent) {
  public static final String CORRELATION_HEADER = "x-correlation-id";
  public static final String TRACE_HEADER = "traceparent";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /** A context of its own, for work that nobody asked for by name. */
  public static CallContext fresh() {
    return new CallContext(UUID.randomUUID().toString(), null);
  }

  /** The caller's, as far as it is sane, else new. */
  public static CallContext of(HttpRequest request) {
    return offered(request.header(CORRELATION_HEADER), request.header(TRACE_HEADER));
  }

  /** What a caller or a message offers, as far as it is sane, else new. */
  public static CallContext offered(Optional<String> correlationId, Optional<String> traceparent) {
    return new CallContext(
        correlationId
            .filter(id -> SANE.matcher(id).matches())
            .orElseGet(() -> UUID.randomUUID().toString()),
        traceparent.filter(trace -> TRACEPARENT.matcher(trace).matches()).orElse(null));
  }
}
