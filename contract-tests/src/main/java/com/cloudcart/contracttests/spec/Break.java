package com.cloudcart.contracttests.spec;

import java.util.Optional;

/**
 * One breaking change since the last release.
 *
 * @param document the file, such as {@code catalog.yaml}
 * @param operation method and path such as {@code PATCH /products/{productId}/stock}; absent for an
 *     event
 * @param where the place in the document, such as {@code response 200 body.stock}
 * @param what what changed
 */
public record Break(String document, Optional<String> operation, String where, String what) {

  /** The change in one line. */
  public String sentence() {
    String place = operation.map(found -> found + " ").orElse("") + where;
    return document + ": " + place.strip() + ": " + what;
  }
}
