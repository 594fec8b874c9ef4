package com.cloudcart.contracttests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A short run of {@code load.sh}. */
class LoadIT extends EndToEnd {
  private static final Pattern CORRELATION_ID = Pattern.compile("\"correlationId\":\"([^\"]+)");
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  LoadIT(LocalCloud cloud) {
    super(cloud);
  }

  @Test
  void each_shopper_gets_an_honest_answer_and_each_order_is_finished() {
    ScriptResult result =
        ScriptResult.run(
            new ProcessBuilder(
                ROOT.resolve("contract-tests/load.sh").toString(),
                "--env-file",
                cloud.storefrontEnvironment().toString(),
                "--duration",
                "10",
                "--rate",
                "0.5",
                "--crowd",
                "40"));

    assertThat(result.exitCode()).as("%s%s", result.text(), logOf(result)).isZero();
    assertThat(result.text()).contains("Reports generated", "Memory in MiB");
    // The other tests of this cloud reserve stock without orders; these rules concern orders alone.
    assertThat(cloud.operate("audit", "--between", "1").text())
        .contains("idempotency keys")
        .doesNotContain("stock not held", "stock held for a failed order", "wrong total")
        .doesNotContain("two orders of one key", "answer without an order");
  }

  /** The functions' log of the failed answers. */
  private String logOf(ScriptResult result) {
    return CORRELATION_ID
        .matcher(result.text())
        .results()
        .map(found -> cloud.operate("trace", found.group(1)).text())
        .collect(Collectors.joining());
  }
}
