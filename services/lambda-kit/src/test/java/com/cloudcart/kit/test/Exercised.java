package com.cloudcart.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records which operation of an API answered with which status in a test. Each module of a build
 * has its own file, named for the start of the build, so that the contract tests read the records
 * of their own build only. A test that Maven does not run records nothing.
 */
public final class Exercised {
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  private Exercised() {}

  /**
   * Records one answer.
   *
   * @param api the document's name in {@code api-specs}, for example {@code catalog}
   * @param resource the route as the document has it
   */
  public static void note(String api, String method, String resource, int status) {
    String line = method + " " + resource + " " + status + "\n";
    if (System.getProperty("build.started") == null || !NOTED.add(api + " " + line)) {
      return;
    }
    Path file = file(Path.of(System.getProperty("basedir", ".")), api);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot record what was exercised", e);
    }
  }

  /** The records of a module in this build, each as {@code METHOD /resource status}. */
  public static Set<String> in(Path module, String api) {
    Path file = file(module, api);
    try {
      return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path module, String api) {
    String build = System.getProperty("build.started");
    return module.resolve("target/exercised/" + build + "/" + api + ".txt");
  }
}
