package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.contracttests.spec.EventsDocument;
import com.cloudcart.contracttests.spec.QueueTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks the queues of the templates in {@code cfn} against the AsyncAPI document. */
final class EventQueues {

  private EventQueues() {}

  /** At most one refusal. A repository without the document has no such check. */
  static List<Refusal> in(Path root) {
    Path document = root.resolve(Network.EVENTS);
    if (!Files.exists(document)) {
      return List.of();
    }
    List<String> differences =
        QueueTemplates.differences(
            new EventsDocument(Document.read(document)), templates(root.resolve("cfn")));
    return differences.isEmpty()
        ? List.of()
        : List.of(
            new Refusal(
                Refusal.Kind.INCONSISTENT,
                document.getFileName().toString(),
                "The templates do not have the queues of " + Network.EVENTS,
                differences,
                Hints.AGREE_ON_QUEUES));
  }

  /** {@code cfn/order.yaml} is the template of order. */
  private static SortedMap<String, Document> templates(Path folder) {
    SortedMap<String, Document> templates = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        templates.put(name.substring(0, name.lastIndexOf('.')), Document.read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the templates in " + folder, e);
    }
    return templates;
  }
}
