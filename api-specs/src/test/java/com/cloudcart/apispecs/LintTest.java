package com.cloudcart.apispecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spectral's findings in the OpenAPI documents and in the AsyncAPI document of the events. */
class LintTest {
  private static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  /** In one run, because Spectral needs seconds to start. */
  @Test
  void only_broken_documents_have_findings() throws IOException, InterruptedException {
    List<Path> documents = documents();
    Path api = broken("api-specs/orders.yaml", "description: Reserves", "x-text: Reserves");
    Path events = broken("event-schemas/events.yaml", "action: send", "action: publish");

    String findings = lint(documents, List.of(api, events));

    assertThat(findings)
        .doesNotContain(documents.stream().map(Path::toString).toList())
        .contains(api.toString(), "operation-description")
        .contains(events.toString(), "asyncapi-3-document-resolved");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("api-specs"))) {
      Stream<Path> apis = files.filter(file -> file.toString().endsWith(".yaml"));
      return Stream.concat(apis, Stream.of(ROOT.resolve("event-schemas/events.yaml"))).toList();
    }
  }

  private Path broken(String document, String from, String to) throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    assertThat(text).contains(from);
    Path copy = folder.resolve(Path.of(document).getFileName());
    return Files.writeString(copy, text.replace(from, to));
  }

  private static String lint(List<Path> documents, List<Path> broken)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("api-specs/lint/lint.sh").toString());
    Stream.of(documents, broken).flatMap(List::stream).map(Path::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("findings are a failure: " + findings).isNotZero();
    return findings;
  }
}
