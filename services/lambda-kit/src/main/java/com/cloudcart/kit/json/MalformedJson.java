package com.cloudcart.kit.json;

/**
 * A text that is not one well-formed JSON value. The message completes "the body …" and shows
 * nothing of the text.
 */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedJson(String what) {
    super(what);
  }

  public MalformedJson(String what, Throwable cause) {
    super(what, cause);
  }

  /** What is wrong, as a predicate: "is not valid JSON". */
  public String what() {
    return String.valueOf(getMessage());
  }
}
