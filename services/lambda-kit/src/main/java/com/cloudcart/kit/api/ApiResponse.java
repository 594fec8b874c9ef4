package com.cloudcart.kit.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that a contract declares; generated as one record per operation and status. */
public interface ApiResponse {
  int status();

  default Map<String, String> headers() {
    return Map.of();
  }

  /** A generated model; null where the contract declares no body. */
  @Nullable Object body();
}
