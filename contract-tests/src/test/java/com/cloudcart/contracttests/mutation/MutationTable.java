package com.cloudcart.contracttests.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the gate's results, for the build's output and for {@code
 * contract-tests/target/mutations}.
 */
final class MutationTable {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final String name;
  private final List<String> rows = new ArrayList<>();

  MutationTable(String name) {
    this.name = name;
  }

  synchronized void add(Mutation mutation, MutationWorkspace.Answer answer) {
    rows.add(
        "| %s | %s | %s | %s | %s |"
            .formatted(
                mutation.breaking() ? "breaking" : "compatible",
                mutation.file().replaceFirst(".*/", ""),
                mutation.name(),
                answer.refused() ? "refused" : "passed",
                answer.reason().replace("|", "\\|")));
  }

  void print() {
    List<String> lines = new ArrayList<>();
    lines.add("| kind | file | change | gate | reason |");
    lines.add("|---|---|---|---|---|");
    lines.addAll(rows);
    try {
      Path file = ROOT.resolve("contract-tests/target/mutations").resolve(name + ".md");
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.forEach(System.out::println);
  }
}
