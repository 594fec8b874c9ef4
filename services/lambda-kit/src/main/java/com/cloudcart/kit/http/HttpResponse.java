package com.cloudcart.kit.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, before the headers that every answer carries.
 *
 * @param body JSON; null for none
 */
public record HttpResponse(int status, Map<String, String> headers, @Nullable String body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }
}
