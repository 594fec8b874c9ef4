package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import com.cloudcart.contracttests.gate.Digest;
import com.cloudcart.contracttests.gate.Network;
import com.cloudcart.contracttests.gate.PactFile;
import com.cloudcart.contracttests.gate.Pair;
import com.cloudcart.contracttests.gate.Verification;
import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.contracttests.spec.PactConformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gate's input: results of the current pacts and jars. A pending interaction is treated like
 * any other, because a consumer needs it.
 */
final class GateResults extends Results {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final String provider;
  private final Map<String, Map<String, List<String>>> differences = new TreeMap<>();

  GateResults(String provider) {
    this.provider = provider;
  }

  @Override
  void note(PactVerificationContext context, List<String> found) {
    differences
        .computeIfAbsent(context.getConsumer().getName(), name -> new LinkedHashMap<>())
        .put(context.getInteraction().getDescription(), found);
  }

  /** The differences of each interaction of a consumer's pact; empty for a passed interaction. */
  Map<String, List<String>> differences(String consumer) {
    return differences.getOrDefault(consumer, Map.of());
  }

  /** Writes one file for each consumer. */
  @Override
  void write() {
    Network network = Network.read(ROOT.resolve("contract-tests/network.json"));
    for (Network.Link link : network.links()) {
      Map<String, List<String>> found = differences(link.consumer());
      if (link.provider().equals(provider) && !found.isEmpty()) {
        write(network, link, found);
      }
    }
  }

  /**
   * The mutation suite writes its results to another folder, so that it does not overwrite the real
   * results.
   */
  private static Path folder() {
    String elsewhere = System.getProperty("verifications");
    return elsewhere == null
        ? ROOT.resolve("contract-tests/target/verifications")
        : Path.of(elsewhere);
  }

  private void write(Network network, Network.Link link, Map<String, List<String>> found) {
    Path pact = Pacts.file(link.consumer(), provider);
    Path contract = ROOT.resolve(link.contract());
    Map<String, List<String>> beyond =
        PactConformance.check(Document.read(pact), Document.read(contract));
    List<Verification.Outcome> outcomes = new ArrayList<>();
    found.forEach((interaction, differs) -> {
      List<String> all = new ArrayList<>(differs);
      all.addAll(beyond.getOrDefault(interaction, List.of()));
      outcomes.add(new Verification.Outcome(interaction, all));
    });
    boolean jarless = network.withoutJar().contains(link.consumer());
    new Verification(
            new Pair(link.consumer(), provider),
            PactFile.read(pact).digest(),
            jarless ? Optional.empty() : Optional.of(Digest.of(Packaged.jar(link.consumer()))),
            Digest.of(Packaged.jar(provider)),
            Optional.of(Digest.of(contract)),
            outcomes)
        .write(folder());
  }
}
