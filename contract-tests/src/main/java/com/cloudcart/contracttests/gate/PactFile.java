package com.cloudcart.contracttests.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pact file, written by the consumer's tests.
 *
 * @param digest of its interactions in canonical form; independent of the order of fields and of
 *     the version of the tool that wrote it
 */
public record PactFile(Pair pair, Digest digest, List<Interaction> interactions) {

  /**
   * One interaction.
   *
   * @param request method and path; absent for a message
   */
  public record Interaction(String description, Optional<String> request) {}

  public PactFile {
    interactions = List.copyOf(interactions);
  }

  /** Reads a Pact file of specification version 3 or 4. */
  public static PactFile read(Path file) {
    JsonNode root = Json.tree(file);
    Pair pair =
        new Pair(
            root.path("consumer").path("name").asText(),
            root.path("provider").path("name").asText());
    List<Interaction> interactions = new ArrayList<>();
    List<String> demands = new ArrayList<>();
    for (JsonNode interaction : interactions(root)) {
      interactions.add(
          new Interaction(interaction.path("description").asText(), request(interaction)));
      demands.add(canonical(interaction));
    }
    demands.sort(null);
    return new PactFile(pair, Digest.of(String.join("\n", demands)), interactions);
  }

  /** Every pact of a folder, sorted by name; empty when the folder does not exist. */
  public static List<PactFile> readAll(Path folder) {
    return Json.files(folder).stream().map(PactFile::read).toList();
  }

  private static List<JsonNode> interactions(JsonNode root) {
    List<JsonNode> interactions = new ArrayList<>();
    root.path("interactions").forEach(interactions::add);
    root.path("messages").forEach(interactions::add);
    return interactions;
  }

  private static Optional<String> request(JsonNode interaction) {
    JsonNode request = interaction.path("request");
    return request.isMissingNode()
        ? Optional.empty()
        : Optional.of(request.path("method").asText("GET") + " " + request.path("path").asText());
  }

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, String> fields = new TreeMap<>();
      node.properties().forEach(e -> fields.put(e.getKey(), canonical(e.getValue())));
      // A checksum and the name of the test: neither is part of the contract.
      fields.remove("key");
      fields.remove("comments");
      return fields.toString();
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(canonical(item)));
      return items.toString();
    }
    return node.toString();
  }
}
