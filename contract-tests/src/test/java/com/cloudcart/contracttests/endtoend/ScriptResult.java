package com.cloudcart.contracttests.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The exit code and the combined output of a script. */
public record ScriptResult(int exitCode, String text) {

  /** A limit for a busy machine; no test waits for it to pass. */
  private static final int MINUTES = 8;

  /**
   * Runs the script and waits for its end. Processes that it started are ended too, also after a
   * timeout.
   */
  public static ScriptResult run(ProcessBuilder script) {
    try {
      Path output = Files.createTempFile("script", ".txt");
      try {
        Process process = script.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new ScriptResult(await(process, output), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process, Path output) throws IOException {
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      throw new AssertionError("The script did not end; its output:\n" + Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
