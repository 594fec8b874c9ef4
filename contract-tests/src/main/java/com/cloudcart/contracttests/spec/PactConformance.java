package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Validates a pact against its provider's contract. A consumer must not rely on anything that the
 * contract does not declare, because the provider may change it at any time.
 */
public final class PactConformance {

  private PactConformance() {}

  /**
   * The violations of each interaction, by its description; an empty list for a valid interaction.
   *
   * @param contract an OpenAPI document, or the schema of the event in the pact's messages
   */
  public static Map<String, List<String>> check(Document pact, Document contract) {
    Function<JsonNode, List<String>> check =
        contract.root().has("openapi")
            ? new HttpConformance(contract)::check
            : new MessageConformance(contract)::check;
    Map<String, List<String>> findings = new LinkedHashMap<>();
    for (JsonNode interaction : interactions(pact)) {
      findings.put(interaction.path("description").asText(), check.apply(interaction));
    }
    return findings;
  }

  private static List<JsonNode> interactions(Document pact) {
    List<JsonNode> interactions = new ArrayList<>();
    pact.root().path("interactions").forEach(interactions::add);
    pact.root().path("messages").forEach(interactions::add);
    return interactions;
  }
}
