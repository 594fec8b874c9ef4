package com.cloudcart.contracttests.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the OpenAPI documents, the AsyncAPI document and the event schemas of a checkout with
 * the last release and lists the breaking changes. Compatible additions are not listed.
 */
public final class Compatibility {

  private Compatibility() {}

  /** The breaking changes between two versions of an OpenAPI document. */
  public static List<Break> ofApis(Document before, Document after) {
    return new OpenApiComparison(before, after).breaks();
  }

  /** The breaking changes between two versions of an event schema, for producers and consumers. */
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
   * Compares two folders, each with OpenAPI or AsyncAPI documents ({@code *.yaml}) or event schemas
   * ({@code *.schema.json}). A removed file is a breaking change; a new file is not.
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
    if (before.root().has("openapi")) {
      return ofApis(before, after);
    }
    return before.root().has("asyncapi")
        ? new EventsComparison(before, after).breaks()
        : ofEvents(before, after);
  }

  /** The contract files of a folder sorted by name; empty when the folder does not exist. */
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
