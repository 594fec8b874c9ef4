package com.cloudcart.catalog.port;

/**
 * So many callers change one product that this change found no gap. Nothing was changed; the same
 * call may be made again in a moment.
 */
public final class StockContendedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StockContendedException(int attempts) {
    super("no gap found in " + attempts + " attempts");
  }
}
