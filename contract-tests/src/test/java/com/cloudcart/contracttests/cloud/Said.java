package com.cloudcart.contracttests.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How a script ended, and what it said on both of its outputs. */
public record Said(int exitCode, String text) {

  /** Long enough for a machine that builds something else beside; nothing waits for it to pass. */
  private static final int MINUTES = 8;

  /** Runs it to its end; whatever it started and left is ended too, also when it takes too long. */
  public static Said by(ProcessBuilder script) {
    try {
      Path output = Files.createTempFile("script", ".txt");
      try {
        Process process = script.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        return new Said(await(process, output), Files.readString(output));
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
      throw new AssertionError("The script did not end; it said\n" + Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
