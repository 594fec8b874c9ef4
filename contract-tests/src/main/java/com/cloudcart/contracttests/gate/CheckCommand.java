package com.cloudcart.contracttests.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gate check}: may these jars be deployed? */
@Command(
    name = "check",
    description = "Decides whether the given jars may be deployed.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private static final List<String> SERVICES =
      List.of("catalog", "cart", "order", "payment", "shipment");

  @Option(names = "--root", description = "The repository.", defaultValue = ".")
  private Path root = Path.of(".");

  @Option(
      names = "--deploy",
      paramLabel = "SERVICE=JAR",
      description =
          "A service to deploy and its jar. Default: the five services with pacts, as built.")
  private Map<String, Path> jars = new TreeMap<>();

  @Option(names = "--pacts", description = "Default: contract-tests/target/pacts.")
  private @Nullable Path pacts;

  @Option(names = "--verifications", description = "Default: contract-tests/target/verifications.")
  private @Nullable Path verifications;

  @Option(
      names = "--deployed",
      description =
          "Manifest of the environment. Without the option or the file, the environment is empty.")
  private @Nullable Path deployed;

  @Option(
      names = "--next-manifest",
      description =
          "Where to write the environment's new manifest. Keep it after a successful deployment.")
  private @Nullable Path nextManifest;

  @Option(names = "--report", description = "Default: contract-tests/target/gate.")
  private @Nullable Path report;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Evidence evidence = evidence();
    Verdict pactVerdict = GateDecision.of(evidence);
    List<Refusal> refusals = new ArrayList<>(pactVerdict.refusals());
    refusals.addAll(
        new BreakingChanges(evidence.network(), evidence.pacts())
            .since(root.resolve("contract-tests/baseline"), root));
    refusals.addAll(SharedLimits.in(root));
    refusals.addAll(EventQueues.in(root));
    Verdict verdict = new Verdict(pactVerdict.pairs(), refusals);
    write(new Report(evidence, verdict));
    if (verdict.allows() && nextManifest != null) {
      evidence.deployed().with(evidence.candidates(), all(evidence)).write(nextManifest);
    }
    return exitCode(verdict);
  }

  private Evidence evidence() {
    Path target = root.resolve("contract-tests/target");
    Network network = Network.read(root.resolve("contract-tests/network.json"));
    return new Evidence(
        network,
        PactFile.readAll(pacts == null ? target.resolve("pacts") : pacts),
        Verification.readAll(
            verifications == null ? target.resolve("verifications") : verifications),
        candidates(),
        deployed == null ? Deployed.nothing() : Deployed.read(deployed),
        network.contractDigests(root));
  }

  private Map<String, Digest> candidates() {
    Map<String, Path> chosen = new TreeMap<>(jars);
    if (chosen.isEmpty()) {
      SERVICES.forEach(service ->
          chosen.put(service, root.resolve("services/%1$s/target/%1$s.jar".formatted(service))));
    }
    Map<String, Digest> digests = new TreeMap<>();
    chosen.forEach((service, jar) -> digests.put(service, Digest.of(jar)));
    return digests;
  }

  private static List<Verification> all(Evidence evidence) {
    List<Verification> all = new ArrayList<>(evidence.verifications());
    all.addAll(evidence.deployed().verifications());
    return all;
  }

  private void write(Report findings) throws IOException {
    Path folder = report == null ? root.resolve("contract-tests/target/gate") : report;
    Json.write(folder.resolve("gate.json"), findings.json());
    Files.writeString(folder.resolve("gate.md"), findings.markdown());
    if (spec != null) {
      spec.commandLine().getOut().print(findings.text());
      spec.commandLine().getOut().flush();
    }
  }

  private static int exitCode(Verdict verdict) {
    if (verdict.allows()) {
      return 0;
    }
    return verdict.onlyLacksResults() ? Gate.ONLY_LACKS_RESULTS : Gate.REFUSED;
  }
}
