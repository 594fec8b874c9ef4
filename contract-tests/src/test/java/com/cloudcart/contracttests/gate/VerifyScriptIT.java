package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs verify.sh and then gate.sh, as a deployment of a new build does. */
class VerifyScriptIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @Test
  void verify_script_writes_the_results_that_the_gate_needs_without_a_built_storefront()
      throws Exception {
    deleteAll(ROOT.resolve("frontend/target/generated-clients"));
    deleteAll(ROOT.resolve("frontend/target/pacts"));

    String verified = run("verify.sh");
    String gate = run("gate.sh", "check");

    assertThat(verified).contains("providers: ").doesNotContain("cannot be written");
    assertThat(gate).startsWith("Contract gate: open. Pacts: 7 verified.");
    assertThat(ROOT.resolve("frontend/target/pacts/storefront-catalog.json")).exists();
  }

  /** The other results stay as they are, also when the other services' builds are unfinished. */
  @Test
  void verify_script_of_one_service_verifies_only_the_pacts_of_and_with_this_service()
      throws Exception {
    Path shipment = ROOT.resolve("contract-tests/target/verifications/shipment-payment.json");
    Path storefront = shipment.resolveSibling("storefront-cart.json");
    FileTime before = Files.getLastModifiedTime(shipment);
    Files.delete(storefront);

    run("verify.sh", "cart");

    assertThat(storefront).exists();
    assertThat(Files.getLastModifiedTime(shipment)).isEqualTo(before);
  }

  private static String run(String script, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve("contract-tests/" + script).toString());
    builder.command().addAll(List.of(arguments));
    ScriptResult result = ScriptResult.run(builder);
    assertThat(result.exitCode()).as(result.text()).isZero();
    return result.text();
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
