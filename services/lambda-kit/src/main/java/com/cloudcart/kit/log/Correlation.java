package com.cloudcart.kit.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ties the log lines of one piece of work together, over HTTP and SQS, in all services.
 *
 * <p>It is bound to the thread that does the work: a function's process handles one invocation at a
 * time, and its work does not change threads.
 *
 * @param id the correlation id, always safe to log and to send as a header
 * @param traceparent the caller's W3C trace context, passed on as it came; null when there is none
 */
public record Correlation(String id, @Nullable String traceparent) {
  /** The HTTP header that carries the id, in both directions. */
  public static final String HEADER = "x-correlation-id";

  /** The W3C header, also the name of the SQS message attribute. */
  public static final String TRACEPARENT = "traceparent";

  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final Pattern SANE_TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Correlation NONE = new Correlation("none", null);
  private static final ThreadLocal<Correlation> CURRENT = ThreadLocal.withInitial(() -> NONE);

  /**
   * The correlation that a caller sent. An absent or unusable id (one that could break a header or
   * a log search) is replaced by a new one, an unusable trace context is dropped.
   */
  public static Correlation received(@Nullable String id, @Nullable String traceparent) {
    return new Correlation(
        id != null && SANE_ID.matcher(id).matches() ? id : UUID.randomUUID().toString(),
        traceparent != null && SANE_TRACEPARENT.matcher(traceparent).matches()
            ? traceparent
            : null);
  }

  /** The correlation of the work at hand; its id is {@code none} outside of any. */
  public static Correlation current() {
    return CURRENT.get();
  }

  /** Does the work under this correlation, then puts back the one before. */
  public <T> T call(Supplier<T> work) {
    Correlation before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  /** Like {@link #call} for work without a result. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return this;
    });
  }

  /** The headers that an outgoing HTTP request carries. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(HEADER, id);
    if (traceparent != null) {
      headers.put(TRACEPARENT, traceparent);
    }
    return headers;
  }
}
