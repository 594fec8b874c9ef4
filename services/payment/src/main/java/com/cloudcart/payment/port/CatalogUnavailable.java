package com.cloudcart.payment.port;

/** The catalog did not answer, or not as its API says. What was asked of it is to be repeated. */
public final class CatalogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CatalogUnavailable(String what) {
    super(what);
  }

  public CatalogUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
