package com.cloudcart.kit.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A service's log: one JSON object a line with {@code timestamp, level, service, correlationId,
 * message}, then the ids given. The correlation id is the one of the work at hand, see {@link
 * Correlation}.
 */
public final class Log {
  /** A deep recursion's trace must not push the line over what CloudWatch takes as one event. */
  private static final int LONGEST_STACK = 16_384;

  private final String service;
  private final Level threshold;
  private final JsonLines lines;
  private final Clock clock;

  /**
   * The log of one service.
   *
   * @param service the name that every line carries
   * @param threshold lines that matter less are dropped
   */
  public Log(String service, Level threshold, JsonLines lines, Clock clock) {
    this.service = service;
    this.threshold = threshold;
    this.lines = lines;
    this.clock = clock;
  }

  public void debug(String message, Field... ids) {
    write(Level.DEBUG, message, null, ids);
  }

  public void info(String message, Field... ids) {
    write(Level.INFO, message, null, ids);
  }

  public void warn(String message, Field... ids) {
    write(Level.WARN, message, null, ids);
  }

  /** A warning with its cause: something failed that will be tried again. */
  public void warn(String message, Throwable cause, Field... ids) {
    write(Level.WARN, message, cause, ids);
  }

  public void error(String message, Field... ids) {
    write(Level.ERROR, message, null, ids);
  }

  /**
   * An error with its cause, as the fields {@code errorType, errorMessage, stack}. The log is the
   * only place where these may appear.
   */
  public void error(String message, Throwable cause, Field... ids) {
    write(Level.ERROR, message, cause, ids);
  }

  private void write(Level level, String message, @Nullable Throwable cause, Field... ids) {
    if (level.compareTo(threshold) < 0) {
      return;
    }
    lines.write(json -> {
      json.writeStringField("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("level", level.name());
      json.writeStringField("service", service);
      json.writeStringField("correlationId", Correlation.current().id());
      json.writeStringField("message", message);
      for (Field id : ids) {
        id.writeTo(json);
      }
      if (cause != null) {
        json.writeStringField("errorType", cause.getClass().getName());
        json.writeStringField("errorMessage", String.valueOf(cause.getMessage()));
        json.writeStringField("stack", stack(cause));
      }
    });
  }

  private static String stack(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.getBuffer().length() <= LONGEST_STACK
        ? text.toString()
        : text.getBuffer().substring(0, LONGEST_STACK) + "…";
  }
}
