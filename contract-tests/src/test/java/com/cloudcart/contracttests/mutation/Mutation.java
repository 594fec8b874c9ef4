package com.cloudcart.contracttests.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mutation, and whether it is a breaking change.
 *
 * @param inEveryBuild for code mutations: whether {@code verify} runs it
 * @param service for code mutations: the service that is verified with the mutated class
 * @param consumerTest for code mutations of a consumer: the test that writes its pact
 * @param file the mutated file, relative to the repository
 * @param edits see {@link TreeEdits} for contracts, {@link CodeEdits} for code
 */
record Mutation(
    String name,
    boolean breaking,
    boolean inEveryBuild,
    String service,
    Optional<String> consumerTest,
    String file,
    List<JsonNode> edits) {

  /** Reads the mutations of a resource. */
  static List<Mutation> table(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Mutation.class.getResourceAsStream("/mutations/" + resource))) {
      List<Mutation> table = new ArrayList<>();
      for (JsonNode row : new YAMLMapper().readTree(in)) {
        List<JsonNode> edits = new ArrayList<>();
        row.path("edits").forEach(edits::add);
        table.add(
            new Mutation(
                row.path("name").asText(),
                row.path("kind").asText().equals("breaking"),
                row.path("every-build").asBoolean(),
                row.path("service").asText(moduleOf(row.path("file").asText())),
                Optional.ofNullable(row.get("consumer-test")).map(JsonNode::asText),
                row.path("file").asText(),
                edits));
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code services/catalog/…} is code of the catalog. */
  private static String moduleOf(String file) {
    return file.split("/", 3)[1];
  }

  @Override
  public String toString() {
    return (breaking ? "breaking" : "compatible") + ": " + name;
  }
}
