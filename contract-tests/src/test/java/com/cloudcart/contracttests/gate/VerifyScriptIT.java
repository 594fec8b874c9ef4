package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** verify.sh and gate.sh, one after the other, as a deployment of a fresh build calls them. */
class VerifyScriptIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final long LIMIT_MINUTES = 5;

  @TempDir private Path folder = Path.of("");

  @Test
  void brings_the_gate_what_it_needs_where_the_storefront_was_never_built() throws Exception {
    deleteAll(ROOT.resolve("frontend/target/generated-clients"));
    deleteAll(ROOT.resolve("frontend/target/pacts"));

    String verified = run("verify.sh");
    String gate = run("gate.sh", "check");

    assertThat(verified).contains("provider: ").doesNotContain("cannot be written");
    assertThat(gate).startsWith("Contract gate: open. Pacts: 7 verified.");
    assertThat(ROOT.resolve("frontend/target/pacts/storefront-catalog.json")).exists();
  }

  private String run(String script, String... arguments) throws Exception {
    Path output = Files.createTempFile(folder, "script", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve("contract-tests/" + script).toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
