package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.gate.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The pacts of all consumers in one folder: those of this module and the storefront's. */
final class Pacts {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path HERE = ROOT.resolve("contract-tests/target/pacts");

  private Pacts() {}

  /** The folder with all pacts: copies the storefront's pacts from its build. */
  static Path collect() {
    Path storefront = ROOT.resolve("frontend/target/pacts");
    if (!Files.isDirectory(storefront)) {
      return HERE;
    }
    try (Stream<Path> files = Files.list(storefront)) {
      Files.createDirectories(HERE);
      List<Path> pacts = files.filter(file -> file.toString().endsWith(".json")).toList();
      for (Path pact : pacts) {
        Files.copy(
            pact, HERE.resolve(pact.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
      return HERE;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot collect the storefront's pacts", e);
    }
  }

  static Path file(String consumer, String provider) {
    return file(new Pair(consumer, provider));
  }

  static Path file(Pair pair) {
    return HERE.resolve(pair.fileName() + ".json");
  }
}
