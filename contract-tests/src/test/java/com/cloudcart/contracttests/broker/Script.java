package com.cloudcart.contracttests.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** broker.sh of a checkout. */
record Script(Path checkout) {

  static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /** Long enough for a machine that builds something else beside; nothing waits for it to pass. */
  private static final int MINUTES = 8;

  /** How a run ended. */
  record Said(int exitCode, String text) {}

  /** The script of this checkout. */
  static Script here() {
    return new Script(ROOT);
  }

  /** Runs it in the given environment alone, as far as brokers go. */
  Said run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("contract-tests/broker/broker.sh").toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("broker", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder
            .environment()
            .keySet()
            .removeIf(name -> name.startsWith("PACT_") || name.startsWith("GITHUB_"));
        builder.environment().putAll(environment);
        return new Said(await(builder.start(), output), Files.readString(output));
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
      throw new AssertionError("broker.sh did not end; it said\n" + Files.readString(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
