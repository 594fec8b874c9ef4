package com.cloudcart.kit.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway hands it over.
 *
 * @param resource the route as API Gateway matched it ({@code /products/{productId}}); empty when
 *     it did not say
 * @param pathParameters of that route, still percent-encoded
 * @param query decoded; several values when the caller gave several
 * @param headers by lower-case name; of several values the last
 * @param ambiguous the lower-case names of headers that were sent with values that differ
 */
public record HttpRequest(
    String method,
    String resource,
    String path,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Set<String> ambiguous,
    @Nullable RequestBody body) {
  public HttpRequest {
    pathParameters = Map.copyOf(pathParameters);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    ambiguous = Set.copyOf(ambiguous);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
