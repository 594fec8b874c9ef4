package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds fields that a consumer needs to be absent and that the contract requires. A consumer says
 * so by a pattern for the names of the response's fields (Pact's matcher {@code eachKey}). A field
 * that an interaction only does not mention is one that the consumer does not read.
 */
final class AbsentFields {

  private final Document spec;
  private final DeclaredResponses responses;

  AbsentFields(Document spec, DeclaredResponses responses) {
    this.spec = spec;
    this.responses = responses;
  }

  List<String> violations(JsonNode interaction) {
    List<Pattern> names = namePatterns(interaction);
    return responses.of(interaction).stream()
        .flatMap(response -> required(response).stream())
        .filter(field -> names.stream().anyMatch(name -> !name.matcher(field).matches()))
        .map(field ->
            "not in the contract: "
                + field
                + " is required, and the consumer needs a response without it")
        .toList();
  }

  private static List<Pattern> namePatterns(JsonNode interaction) {
    List<Pattern> patterns = new ArrayList<>();
    interaction
        .at("/response/matchingRules/body/$/matchers")
        .forEach(matcher -> {
          if (matcher.path("match").asText().equals("eachKey")) {
            matcher
                .path("rules")
                .forEach(rule -> patterns.add(Pattern.compile(rule.path("regex").asText(".*"))));
          }
        });
    return patterns;
  }

  private List<String> required(JsonNode response) {
    List<String> required = new ArrayList<>();
    JsonNode schema = response.at("/content/application~1json/schema");
    Flattened.of(spec, schema).path("required").forEach(field -> required.add(field.asText()));
    return required;
  }
}
