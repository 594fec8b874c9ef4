package com.cloudcart.kit.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operation of an API: its method and its path template, {@code /products/{productId}}. */
public final class Route {
  private final String method;
  private final String template;
  private final List<String> segments;

  private Route(String method, String template) {
    this.method = method;
    this.template = template;
    this.segments = List.of(template.split("/", -1));
  }

  public static Route of(String method, String template) {
    return new Route(method, template);
  }

  String method() {
    return method;
  }

  /**
   * The encoded path parameters, if the request's path is this one. API Gateway's own match counts
   * first: behind a custom domain the path starts with that domain's mapping. Only a request that
   * it did not match is matched here.
   */
  Optional<Map<String, String>> match(HttpRequest request) {
    if (request.resource().equals(template)) {
      return Optional.of(request.pathParameters());
    }
    return isMatched(request) ? Optional.empty() : matchPath(request.path());
  }

  private static boolean isMatched(HttpRequest request) {
    return !request.resource().isEmpty() && !request.resource().contains("+}");
  }

  private Optional<Map<String, String>> matchPath(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{") && !parts[i].isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), parts[i]);
      } else if (!segment.equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
