package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Holds a pact against the contract of its provider: whoever asks for more than is promised has a
 * demand that the provider may drop at any time, so that is an error of the consumer.
 */
public final class PactConformance {

  private PactConformance() {}

  /**
   * What each interaction asks beyond the contract, by its description; an empty list for each that
   * asks nothing more.
   *
   * @param contract an OpenAPI document, or the schema of the event that the pact's messages carry
   */
  public static Map<String, List<String>> check(Document pact, Document contract) {
    Map<String, List<String>> findings = new LinkedHashMap<>();
    Function<JsonNode, List<String>> check =
        contract.root().has("openapi")
            ? new HttpConformance(contract)::check
            : new MessageConformance(contract)::check;
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
