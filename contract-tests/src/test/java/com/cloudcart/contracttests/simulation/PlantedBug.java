package com.cloudcart.contracttests.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A bug of the protocol that the simulation must find.
 *
 * @param inStore whether it breaks the promise of a port in the simulation's own store; otherwise
 *     it is in the code of a service
 * @param file the edited file, relative to the repository
 */
record PlantedBug(String name, boolean inStore, String file, List<JsonNode> edits) {

  /** All of them. */
  static List<PlantedBug> table() {
    try (InputStream in =
        Objects.requireNonNull(PlantedBug.class.getResourceAsStream("/simulation/planted.yaml"))) {
      List<PlantedBug> table = new ArrayList<>();
      for (JsonNode row : new YAMLMapper().readTree(in)) {
        List<JsonNode> edits = new ArrayList<>();
        row.path("edits").forEach(edits::add);
        table.add(
            new PlantedBug(
                row.path("name").asText(),
                row.path("in").asText().equals("store"),
                row.path("file").asText(),
                edits));
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class that has the bug. */
  String className() {
    return file.replaceFirst(".*/", "").replace(".java", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
