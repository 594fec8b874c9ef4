package com.cloudcart.contracttests.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gate release}: makes the current contracts the baseline for later changes. */
@Command(
    name = "release",
    description = "Replaces the baseline by the current OpenAPI documents and event schemas.",
    mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {

  @Option(names = "--root", description = "The repository.", defaultValue = ".")
  private Path root = Path.of(".");

  @Option(
      names = "--accept-breaking",
      description =
          "Release although there are breaking changes, because no consumer uses the removed parts.")
  private boolean acceptBreaking;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path baseline = root.resolve("contract-tests/baseline");
    Network network = Network.read(root.resolve("contract-tests/network.json"));
    List<PactFile> pacts = PactFile.readAll(root.resolve("contract-tests/target/pacts"));
    List<Refusal> refusals = new BreakingChanges(network, pacts).since(baseline, root);
    for (Refusal refusal : refusals) {
      print(refusal.sentence() + ":");
      refusal.details().forEach(detail -> print("  " + detail));
    }
    if (!refusals.isEmpty() && !acceptBreaking) {
      print("Not released. " + Hints.KEEP);
      return Gate.REFUSED;
    }
    Baseline.move(root, baseline);
    print("Released: later changes are compared with the current contracts.");
    return 0;
  }

  private void print(String line) {
    if (spec != null) {
      spec.commandLine().getOut().println(line);
      spec.commandLine().getOut().flush();
    }
  }
}
