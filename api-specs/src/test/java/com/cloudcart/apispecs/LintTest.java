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

/** Runs Spectral on the OpenAPI documents and on the AsyncAPI document of the events. */
class LintTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  /** The result of {@code lint.sh}. */
  private record Lint(int exitCode, String findings) {}

  @Test
  void documents_follow_the_rules() throws IOException, InterruptedException {
    Lint lint = lint();

    assertThat(lint.exitCode()).as(lint.findings()).isZero();
  }

  @Test
  void broken_documents_are_refused(@TempDir Path folder) throws IOException, InterruptedException {
    Path api = broken("api-specs/orders.yaml", "description: Reserves", "x-text: Reserves", folder);
    Path events = broken("event-schemas/events.yaml", "action: send", "action: publish", folder);

    Lint lint = lint(api, events);

    assertThat(lint.exitCode()).isNotZero();
    assertThat(lint.findings())
        .contains("operation-description", "orders.yaml")
        .contains("asyncapi-3-document-resolved", "events.yaml");
  }

  private static Path broken(String document, String from, String to, Path folder)
      throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    assertThat(text).contains(from);
    Path copy = folder.resolve(Path.of(document).getFileName());
    return Files.writeString(copy, text.replace(from, to));
  }

  private static Lint lint(Path... documents) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("api-specs/lint/lint.sh").toString());
    Stream.of(documents).map(Path::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Lint(process.waitFor(), findings);
  }
}
