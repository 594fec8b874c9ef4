package com.cloudcart.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which operation of an API answered with which status in some test: {@code
 * target/exercised/<api>.txt} of the module that the test is in, which each build of that module
 * starts anew. From all of them the contract tests tell what no test has seen.
 */
public final class Exercised {
  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  private Exercised() {}

  /**
   * Notes one answer.
   *
   * @param api the document's name in {@code api-specs}, for example {@code catalog}
   * @param resource the route as the document has it
   */
  public static void note(String api, String method, String resource, int status) {
    String line = method + " " + resource + " " + status + "\n";
    if (!NOTED.add(api + " " + line)) {
      return;
    }
    Path module = Path.of(System.getProperty("basedir", "."));
    Path file = module.resolve("target/exercised/" + api + ".txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot note what was exercised", e);
    }
  }
}
