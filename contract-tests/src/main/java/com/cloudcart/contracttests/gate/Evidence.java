package com.cloudcart.contracttests.gate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The input of the gate's decision.
 *
 * @param network the pairs that must have a pact; a pact whose test was deleted is therefore
 *     missing
 * @param candidates the jars to deploy, by service
 * @param specs digest of the provider's current contract, by pair; only for pairs with a contract
 */
public record Evidence(
    Network network,
    List<PactFile> pacts,
    List<Verification> verifications,
    Map<String, Digest> candidates,
    Deployed deployed,
    Map<Pair, Digest> specs) {

  public Evidence {
    pacts = List.copyOf(pacts);
    verifications = List.copyOf(verifications);
    candidates = Collections.unmodifiableMap(new TreeMap<>(candidates));
    specs = Map.copyOf(specs);
  }

  /** The expected pairs, and other pairs that have a pact. */
  SortedSet<Pair> pairs() {
    SortedSet<Pair> pairs = new TreeSet<>(network.pairs());
    pacts.forEach(pact -> pairs.add(pact.pair()));
    return pairs;
  }

  Optional<PactFile> pact(Pair pair) {
    return pacts.stream().filter(pact -> pact.pair().equals(pair)).findFirst();
  }

  boolean isCandidate(String service) {
    return candidates.containsKey(service);
  }

  /** The build that runs after the deployment, if any. */
  Optional<Digest> build(String service) {
    return Optional.ofNullable(candidates.get(service)).or(() -> deployed.build(service));
  }

  List<Verification> known(Pair pair) {
    return Stream.concat(verifications.stream(), deployed.verifications().stream())
        .filter(one -> one.pair().equals(pair))
        .toList();
  }
}
