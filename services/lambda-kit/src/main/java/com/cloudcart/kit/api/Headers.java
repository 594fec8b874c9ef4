package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.kit.log.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a request; their names are case-insensitive. */
final class Headers {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Headers() {}

  static Headers of(APIGatewayProxyRequestEvent event) {
    Headers headers = new Headers();
    if (event.getMultiValueHeaders() != null) {
      event.getMultiValueHeaders().forEach(headers::addAll);
    }
    if (event.getHeaders() != null) {
      // The same headers again, each with its last value only.
      event.getHeaders().forEach((name, value) -> headers.addAll(name, listOf(value)));
    }
    return headers;
  }

  private static List<String> listOf(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  private void addAll(String name, @Nullable List<String> added) {
    if (added == null) {
      return;
    }
    List<String> known =
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>());
    added.stream()
        .filter(Objects::nonNull)
        .filter(value -> !known.contains(value))
        .forEach(known::add);
  }

  /** The last value. */
  Optional<String> find(String name) {
    List<String> found = values.getOrDefault(name, List.of());
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /** Whether the header was sent with two values that differ. */
  boolean isAmbiguous(String name) {
    return values.getOrDefault(name, List.of()).size() > 1;
  }

  Correlation correlation() {
    return Correlation.received(
        find(Correlation.HEADER).orElse(null), find(Correlation.TRACEPARENT).orElse(null));
  }
}
