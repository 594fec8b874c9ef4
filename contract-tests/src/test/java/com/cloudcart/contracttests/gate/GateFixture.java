package com.cloudcart.contracttests.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small shop where all pairs are verified; a test changes one part of it. */
final class GateFixture {

  static final String INTERACTION = "what is needed";

  final Network network =
      new Network(
          List.of(
              new Network.Link("order", "catalog", "api-specs/catalog.yaml"),
              new Network.Link("storefront", "catalog", "api-specs/catalog.yaml"),
              new Network.Link("storefront", "cart", "api-specs/cart.yaml"),
              new Network.Link("storefront", "order", "api-specs/orders.yaml")),
          Set.of("storefront"));
  final List<PactFile> pacts = new ArrayList<>();
  final List<Verification> verifications = new ArrayList<>();
  final Map<String, Digest> candidates = new TreeMap<>();
  final Map<Pair, Digest> specs = new TreeMap<>();
  Deployed deployed = Deployed.nothing();

  GateFixture() {
    List.of("catalog", "cart", "order")
        .forEach(service -> candidates.put(service, digest(service)));
    for (Network.Link link : network.links()) {
      specs.put(link.pair(), digest(link.contract()));
      pact(link.pair(), link.pair().toString());
      verify(link.pair(), List.of(new Verification.Outcome(INTERACTION, List.of())));
    }
  }

  static Digest digest(String of) {
    return Digest.of(of);
  }

  Evidence evidence() {
    return new Evidence(network, pacts, verifications, candidates, deployed, specs);
  }

  Verdict verdict() {
    return GateDecision.of(evidence());
  }

  /** Makes all candidates part of the environment's manifest. */
  void deployEverything() {
    deployed = deployed.with(candidates, verifications);
  }

  void pact(Pair pair, String content) {
    pacts.removeIf(pact -> pact.pair().equals(pair));
    pacts.add(
        new PactFile(
            pair,
            digest(content),
            List.of(new PactFile.Interaction(INTERACTION, Optional.of("GET /products/mug")))));
  }

  void verify(Pair pair, List<Verification.Outcome> outcomes) {
    verifications.removeIf(one -> one.pair().equals(pair));
    verifications.add(verification(pair, consumerBuild(pair), digest(pair.provider()), outcomes));
  }

  void verifyProviderBuild(Pair pair, Digest providerBuild) {
    verifyBuilds(pair, consumerBuild(pair), providerBuild);
  }

  void verifyBuilds(Pair pair, Optional<Digest> consumerBuild, Digest providerBuild) {
    verifications.add(
        verification(
            pair,
            consumerBuild,
            providerBuild,
            List.of(new Verification.Outcome(INTERACTION, List.of()))));
  }

  private Verification verification(
      Pair pair,
      Optional<Digest> consumerBuild,
      Digest providerBuild,
      List<Verification.Outcome> outcomes) {
    Optional<Digest> spec = Optional.ofNullable(specs.get(pair));
    return new Verification(pair, pactDigest(pair), consumerBuild, providerBuild, spec, outcomes);
  }

  private Digest pactDigest(Pair pair) {
    return pacts.stream()
        .filter(pact -> pact.pair().equals(pair))
        .findFirst()
        .orElseThrow()
        .digest();
  }

  private Optional<Digest> consumerBuild(Pair pair) {
    return network.withoutJar().contains(pair.consumer())
        ? Optional.empty()
        : Optional.of(digest(pair.consumer()));
  }
}
