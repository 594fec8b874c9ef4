package com.cloudcart.contracttests.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the storefront in which a mutation is applied; its tests write the mutated pacts. */
final class StorefrontCopy {

  private static final Path STOREFRONT =
      Path.of(System.getProperty("project.root", ".."), "frontend").toAbsolutePath().normalize();
  private static final List<String> COPIED =
      List.of(
          "lib",
          "tests/pact",
          "tests/unit/empty.ts",
          "package.json",
          "tsconfig.json",
          "vitest.config.ts");
  private static final List<String> LINKED = List.of("node_modules", "target/generated-clients");

  private final Path folder;

  private StorefrontCopy(Path folder) {
    this.folder = folder;
  }

  static StorefrontCopy with(Mutation mutation, Path folder) {
    try {
      for (String part : COPIED) {
        copy(STOREFRONT.resolve(part), folder.resolve(part));
      }
      for (String part : LINKED) {
        Path link = folder.resolve(part);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, STOREFRONT.resolve(part));
      }
      Path file = folder.resolve(mutation.file().replaceFirst("frontend/", ""));
      Files.writeString(file, CodeEdits.apply(Files.readString(file), mutation.edits()));
      return new StorefrontCopy(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the tests that write the pacts; whether all passed. */
  boolean testsPass() {
    ProcessBuilder tests =
        new ProcessBuilder("node", "node_modules/vitest/vitest.mjs", "run", "tests/pact")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    try {
      return tests.start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the storefront's tests ran", e);
    }
  }

  Path pacts() {
    return folder.resolve("target/pacts");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
