package com.cloudcart.kit.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees every call: for the log, the metrics and the context that log lines carry. */
public interface CallObserver {
  void started(CallContext call);

  /**
   * Always follows {@link #started}.
   *
   * @param failure why a 5xx or 429 was answered; null where the operation answered so itself
   */
  void answered(
      CallContext call, HttpRequest request, Outcome outcome, @Nullable Exception failure);

  /** How a call ended. */
  record Outcome(int status, Duration latency) {}
}
