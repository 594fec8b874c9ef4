package com.cloudcart.contracttests.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the specs and event schemas of a checkout with the last released ones and lists what
 * would break their users. Additions that nobody has to know pass.
 */
public final class Compatibility {

  private Compatibility() {}

  /** What the new OpenAPI document takes away from users of the old one. */
  public static List<Break> ofApis(Document before, Document after) {
    return new OpenApiComparison(before, after).breaks();
  }

  /** What the new event schema takes away from producers and consumers of the old one. */
  public static List<Break> ofEvents(Document before, Document after) {
    List<Break> breaks = new ArrayList<>();
    new SchemaComparison(
            before,
            after,
            Direction.EVENT,
            (where, what) ->
                breaks.add(new Break(before.name(), Optional.empty(), "event" + where, what)))
        .compare("", before.root(), after.root());
    return List.copyOf(breaks);
  }

  /**
   * Compares two folders, each with OpenAPI documents ({@code *.yaml}) or event schemas ({@code
   * *.schema.json}). A file that is gone is a break, a new one is not.
   */
  public static List<Break> ofFolders(Path before, Path after) {
    List<Break> breaks = new ArrayList<>();
    for (Path old : contracts(before)) {
      Path now = after.resolve(old.getFileName().toString());
      if (!Files.exists(now)) {
        String name = old.getFileName().toString();
        breaks.add(new Break(name, Optional.empty(), "", "the whole contract was removed"));
      } else {
        breaks.addAll(ofDocuments(Document.read(old), Document.read(now)));
      }
    }
    return List.copyOf(breaks);
  }

  private static List<Break> ofDocuments(Document before, Document after) {
    JsonNode version = before.root().path("openapi");
    return version.isMissingNode() ? ofEvents(before, after) : ofApis(before, after);
  }

  /** The contract files of a folder in the order of their names; none when there is no folder. */
  public static List<Path> contracts(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*([.]yaml|[.]schema[.]json)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
