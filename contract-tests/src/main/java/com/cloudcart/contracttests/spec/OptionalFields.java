package com.cloudcart.contracttests.spec;

import com.cloudcart.contracttests.spec.DeclaredResponses.Declared;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds fields that a consumer needs to be absent at times and that the contract requires. A
 * consumer says so by two interactions with the same operation and status: one response has the
 * field, the other does not. A field that no response of the pact has is one that the consumer does
 * not read.
 */
final class OptionalFields {

  private final Document spec;
  private final DeclaredResponses responses;

  OptionalFields(Document spec) {
    this.spec = spec;
    this.responses = new DeclaredResponses(spec);
  }

  /** The differences of each interaction, by its description. */
  Map<String, List<String>> check(List<JsonNode> interactions) {
    Map<String, Set<String>> read = new HashMap<>();
    for (JsonNode interaction : interactions) {
      responses
          .of(interaction)
          .ifPresent(declared ->
              read.computeIfAbsent(declared.operation(), name -> new TreeSet<>())
                  .addAll(fields(interaction)));
    }
    Map<String, List<String>> differences = new LinkedHashMap<>();
    for (JsonNode interaction : interactions) {
      responses
          .of(interaction)
          .filter(declared -> !fields(interaction).isEmpty())
          .ifPresent(declared -> {
            Set<String> absent = new TreeSet<>(read.getOrDefault(declared.operation(), Set.of()));
            absent.removeAll(fields(interaction));
            absent.retainAll(required(declared));
            differences.put(
                interaction.path("description").asText(),
                absent.stream().map(OptionalFields::sentence).toList());
          });
    }
    return differences;
  }

  private static String sentence(String field) {
    return "not in the contract: "
        + field
        + " is required, and the consumer needs a response without it";
  }

  private static Set<String> fields(JsonNode interaction) {
    Set<String> fields = new TreeSet<>();
    Content.of(interaction.path("response").path("body"))
        .ifPresent(body -> body.fieldNames().forEachRemaining(fields::add));
    return fields;
  }

  private Set<String> required(Declared declared) {
    Set<String> required = new TreeSet<>();
    JsonNode schema = declared.response().at("/content/application~1json/schema");
    Flattened.of(spec, schema).path("required").forEach(field -> required.add(field.asText()));
    return required;
  }
}
