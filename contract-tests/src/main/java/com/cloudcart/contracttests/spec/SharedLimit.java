package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A limit that several documents state. What one document accepts is handed on to the next, so a
 * limit that is wider in one of them fails at the next.
 *
 * @param what has the limit, such as {@code title}
 * @param keyword such as {@code maxLength}
 * @param places schemas such as {@code api-specs/cart.yaml#/components/schemas/Title}
 */
public record SharedLimit(String what, String keyword, List<String> places) {

  public SharedLimit {
    places = List.copyOf(places);
  }

  /**
   * The limit at each place; empty when it is the same at all places.
   *
   * @param documents the document of a file such as {@code api-specs/cart.yaml}
   */
  public List<String> differences(Function<String, Document> documents) {
    Map<String, JsonNode> limits = new LinkedHashMap<>();
    places.forEach(place -> limits.put(place, limit(documents, place)));
    boolean same = Set.copyOf(limits.values()).size() == 1;
    return same && limits.values().iterator().next().isNumber()
        ? List.of()
        : limits.entrySet().stream().map(this::sentence).toList();
  }

  private JsonNode limit(Function<String, Document> documents, String place) {
    String[] parts = place.split("#", 2);
    Document document = documents.apply(parts[0]);
    return document.resolve(document.root().at(JsonPointer.compile(parts[1]))).path(keyword);
  }

  private String sentence(Map.Entry<String, JsonNode> limit) {
    String value = limit.getValue().isMissingNode() ? "missing" : limit.getValue().toString();
    return "%s is %s in %s".formatted(keyword, value, limit.getKey());
  }
}
