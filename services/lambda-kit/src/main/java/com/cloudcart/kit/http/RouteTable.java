package com.cloudcart.kit.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The routes of an API. */
public final class RouteTable {
  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = routes;
  }

  public static RouteTable of(Route... routes) {
    return new RouteTable(List.of(routes));
  }

  /** What the request leads to. */
  public Match find(HttpRequest request) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = route.match(request);
      if (parameters.isPresent()) {
        if (route.method().equals(request.method())) {
          return new Match.Found(route, parameters.get());
        }
        allowed.add(route.method());
      }
    }
    return allowed.isEmpty() ? new Match.NoPath() : new Match.NoMethod(String.join(", ", allowed));
  }

  /** An operation, or why there is none. */
  public sealed interface Match {
    /** {@code parameters} are still percent-encoded. */
    record Found(Route route, Map<String, String> parameters) implements Match {}

    /** {@code allow} is the value of the Allow header. */
    record NoMethod(String allow) implements Match {}

    record NoPath() implements Match {}
  }
}
