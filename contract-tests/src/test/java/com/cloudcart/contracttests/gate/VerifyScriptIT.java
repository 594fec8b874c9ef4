package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.endtoend.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Runs verify.sh and then gate.sh, as a deployment of a new build does. */
@ResourceLock("verifications")
class VerifyScriptIT {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String NOTHING_TO_VERIFY =
      "providers: all results belong to the current builds\n";

  @Test
  void verify_script_verifies_only_what_has_no_result_for_the_current_builds() throws Exception {
    deleteAll(ROOT.resolve("frontend/target/generated-clients"));
    deleteAll(ROOT.resolve("frontend/target/pacts"));
    Path leftOver = ROOT.resolve("contract-tests/.jqwik-database");
    Files.deleteIfExists(leftOver);
    makeResultOfAnotherBuild("storefront-cart", "providerBuild");
    makeResultOfAnotherBuild("shipment-payment", "consumerBuild");

    String ofCart = run("verify.sh", "cart");
    String gateWithoutShipment = run("gate.sh", "check");
    String ofAll = run("verify.sh");
    String gate = run("gate.sh", "check");
    String again = run("verify.sh");

    assertThat(ofCart).startsWith("providers of storefront-cart: ");
    assertThat(gateWithoutShipment).contains("STALE  shipment → payment").doesNotContain("cart");
    // Another build of shipment with the same pact.
    assertThat(ofAll).matches("consumers: (\\d+) of \\1 passed\n" + NOTHING_TO_VERIFY);
    assertThat(gate).startsWith("Contract gate: open. Pacts: 7 verified.");
    assertThat(again).isEqualTo(NOTHING_TO_VERIFY);
    assertThat(ROOT.resolve("frontend/target/pacts/storefront-catalog.json")).exists();
    // It would count as a changed source, and the next start would build everything again.
    assertThat(leftOver).doesNotExist();
  }

  private static void makeResultOfAnotherBuild(String pair, String build) throws IOException {
    Path file = ROOT.resolve("contract-tests/target/verifications/" + pair + ".json");
    Pattern digest = Pattern.compile("(\"%s\" *: *\"sha256:)[0-9a-f]{64}".formatted(build));
    Matcher found = digest.matcher(Files.readString(file));
    assertThat(found.find()).isTrue();
    Files.writeString(file, found.replaceFirst("$1" + "0".repeat(64)));
  }

  private static String run(String script, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve("contract-tests/" + script).toString());
    builder.command().addAll(List.of(arguments));
    ScriptResult result = ScriptResult.run(builder);
    boolean refused = script.equals("gate.sh") && result.exitCode() == Gate.ONLY_LACKS_RESULTS;
    assertThat(refused || result.exitCode() == 0).as(result.text()).isTrue();
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
