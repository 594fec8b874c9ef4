package com.cloudcart.contracttests.spec;

import java.util.Optional;

/**
 * One thing that a client of the last release could rely on and now cannot.
 *
 * @param document the file, such as {@code catalog.yaml}
 * @param operation method and path such as {@code PATCH /products/{productId}/stock}; absent for an
 *     event
 * @param where the place within it, such as {@code response 200 body.stock}
 * @param what what happened to it
 */
public record Break(String document, Optional<String> operation, String where, String what) {

  /** One line for a human. */
  public String sentence() {
    String place = operation.map(found -> found + " ").orElse("") + where;
    return document + ": " + place.strip() + ": " + what;
  }
}
