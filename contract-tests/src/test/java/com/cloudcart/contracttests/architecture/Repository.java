package com.cloudcart.contracttests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the hand-written code of this checkout is. */
final class Repository {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private Repository() {}

  /** The compiled classes of lambda-kit and of every service that this checkout has. */
  static JavaClasses services() {
    List<Path> folders = under("services", "target/classes");
    return new ClassFileImporter().importPaths(folders);
  }

  /** The main sources of lambda-kit, the services and the gate. */
  static List<Path> sources() {
    return Stream.concat(
            under("services", "src/main/java").stream(),
            Stream.of(
                ROOT.resolve("api-specs/src/main/java"),
                ROOT.resolve("contract-tests/src/main/java")))
        .flatMap(folder -> javaFiles(folder).stream())
        .toList();
  }

  /** The sources of the tests of lambda-kit, the services and the contracts. */
  static List<Path> testSources() {
    return Stream.concat(
            under("services", "src/test/java").stream(),
            Stream.of(ROOT.resolve("contract-tests/src/test/java")))
        .flatMap(folder -> javaFiles(folder).stream())
        .toList();
  }

  /** The tests in Python and TypeScript that use a deployed shop. */
  static List<Path> scriptsOfStoreTests() {
    return Stream.concat(
            files(ROOT.resolve("cfn/deploy/tests/localstack"), ".py").stream(),
            files(ROOT.resolve("frontend/tests/browser"), ".ts").stream())
        .toList();
  }

  /** Every file of a test, in each language. */
  static List<Path> tests() {
    return Stream.of(
            testSources(),
            files(ROOT.resolve("api-specs/src/test/java"), ".java"),
            files(ROOT.resolve("api-specs/conformance/src/test/java"), ".java"),
            files(ROOT.resolve("cfn/deploy/tests"), ".py"),
            files(ROOT.resolve("frontend/tests"), ".ts"),
            files(ROOT.resolve("frontend/scripts"), ".mjs"))
        .flatMap(List::stream)
        .toList();
  }

  /** The documents and workflows with commands. */
  static List<String> documents() {
    return Stream.of(
            List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
            files(ROOT.resolve("docs"), ".md"),
            files(ROOT.resolve(".github/workflows"), ".yml"),
            List.of(ROOT.resolve("contract-tests/README.md")))
        .flatMap(List::stream)
        .map(file -> ROOT.relativize(file).toString())
        .toList();
  }

  /** The lines of a file in the root of the checkout. */
  static List<String> lines(String name) {
    try {
      return Files.readAllLines(ROOT.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> serviceSources() {
    return sources().stream().filter(file -> file.startsWith(ROOT.resolve("services"))).toList();
  }

  private static List<Path> under(String parent, String child) {
    try (Stream<Path> modules = Files.list(ROOT.resolve(parent))) {
      return modules
          .map(module -> module.resolve(child))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    return files(folder, ".java");
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
