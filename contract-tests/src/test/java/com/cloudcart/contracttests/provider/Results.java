package com.cloudcart.contracttests.provider;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
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

/** Gathers what came out of a provider's verification and writes it for the gate. */
final class Results {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  private final String provider;
  private final Map<String, Map<String, List<String>>> differences = new TreeMap<>();

  Results(String provider) {
    this.provider = provider;
  }

  /** Verifies one interaction; a failure is noted and thrown. */
  void verify(PactVerificationContext context) {
    Interaction interaction = context.getInteraction();
    Map<String, List<String>> ofConsumer =
        differences.computeIfAbsent(context.getConsumer().getName(), name -> new LinkedHashMap<>());
    ofConsumer.put(interaction.getDescription(), List.of("was not verified to its end"));
    try {
      context.verifyInteraction();
      ofConsumer.put(interaction.getDescription(), List.of());
    } catch (AssertionError e) {
      List<String> found = new ArrayList<>();
      context.getTestExecutionResult().forEach(failed -> found.addAll(sentences(failed)));
      ofConsumer.put(
          interaction.getDescription(),
          found.isEmpty() ? List.of(String.valueOf(e.getMessage())) : found);
      throw e;
    }
  }

  private static List<String> sentences(VerificationResult.Failed failed) {
    return failed.getFailures().values().stream()
        .flatMap(List::stream)
        .map(VerificationFailureType::description)
        .distinct()
        .toList();
  }

  /** Writes one file for each consumer. */
  void write() {
    Network network = Network.read(ROOT.resolve("contract-tests/network.json"));
    for (Network.Link link : network.links()) {
      Map<String, List<String>> found = differences.get(link.consumer());
      if (link.provider().equals(provider) && found != null) {
        write(network, link, found);
      }
    }
  }

  /** The mutation suite has its results elsewhere, or it would spoil the true ones. */
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
