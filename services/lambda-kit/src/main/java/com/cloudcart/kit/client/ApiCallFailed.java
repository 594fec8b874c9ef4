package com.cloudcart.kit.client;

/**
 * A call that got no answer the contract declares. Unless {@link Reason#NO_CONNECTION}, it may or
 * may not have had its effect: repeat it or undo it, if the operation allows that.
 */
public final class ApiCallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  ApiCallFailed(Reason reason, String what) {
    super(what);
    this.reason = reason;
  }

  ApiCallFailed(Reason reason, String what, Throwable cause) {
    super(what, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** How it failed. */
  public enum Reason {
    /** No connection came about, so nothing was sent. */
    NO_CONNECTION,
    /** No complete answer in time. */
    TIMED_OUT,
    /**
     * The connection broke, or the calling thread was interrupted, after the request may have been
     * sent.
     */
    BROKEN_OFF,
    /** A declared status with a body or headers that are not what the contract says. */
    UNREADABLE_ANSWER,
    /** A status that the contract does not declare, such as a gateway's own 502. */
    UNDECLARED_STATUS
  }
}
