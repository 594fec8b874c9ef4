package com.cloudcart.kit.client;

import com.cloudcart.kit.client.ApiCallFailed.Reason;

/** Failures as {@link JsonHttpClient} reports them, for a client without HTTP. */
public final class FailedCalls {
  private FailedCalls() {}

  /** No answer in time: the call may have had its effect, or may still have it. */
  public static ApiCallFailed timedOut(String call) {
    return new ApiCallFailed(Reason.TIMED_OUT, call + " had no answer");
  }

  /** A status of the gateway's own, because the function behind it died. */
  public static ApiCallFailed undeclaredStatus(String call) {
    return new ApiCallFailed(Reason.UNDECLARED_STATUS, call + " was answered 502");
  }
}
