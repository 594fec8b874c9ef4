package com.cloudcart.contracttests.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Edits of a Java source, each {@code replace … with}, and the compiled class. A missing text is an
 * error, so that the table stays up to date with the code.
 */
public final class CodeEdits {

  private CodeEdits() {}

  /** Compiles the edited source with the service's jar on the class path, into a folder. */
  static void compile(Path source, List<JsonNode> edits, Path jar, Path classes) {
    compile(source, edits, jar.toString(), classes);
  }

  /** Compiles the edited source with a class path, into a folder. */
  public static void compile(Path source, List<JsonNode> edits, String classPath, Path classes) {
    try {
      Path changed = Files.createDirectories(classes.resolveSibling("source"));
      Path file = changed.resolve(source.getFileName().toString());
      Files.writeString(file, apply(Files.readString(source), edits));
      Files.createDirectories(classes);
      compile(file, classPath, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text after the edits. */
  public static String apply(String source, List<JsonNode> edits) {
    String changed = source;
    for (JsonNode edit : edits) {
      String text = edit.path("replace").asText();
      if (!changed.contains(text)) {
        throw new IllegalArgumentException("The text to replace is missing: " + text);
      }
      changed = changed.replace(text, edit.path("with").asText());
    }
    return changed;
  }

  private static void compile(Path file, String classPath, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-nowarn",
                      "-proc:none",
                      "--release",
                      "21",
                      "-cp",
                      classPath,
                      "-d",
                      classes.toString()),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        throw new IllegalArgumentException("The mutation does not compile: " + said);
      }
    }
  }
}
