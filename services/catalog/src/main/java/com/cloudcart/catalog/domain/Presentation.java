package com.cloudcart.catalog.domain;

import org.jspecify.annotations.Nullable;

/** How a product is shown; every part may be missing. */
public record Presentation(
    @Nullable String category, @Nullable String imageUrl, @Nullable String description) {
  public static final Presentation NONE = new Presentation(null, null, null);
}
