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
 * All that the gate decides from.
 *
 * @param network who must have a pact with whom: one whose test was deleted is missing, not
 *     unneeded
 * @param candidates what is to be deployed, by service
 * @param specs digest of each provider's contract at hand, by pair; only pairs that are held
 *     against one
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

  /** Expected pairs and those that have a pact all the same. */
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

  /** The build that will run after the deploy, if any. */
  Optional<Digest> build(String service) {
    return Optional.ofNullable(candidates.get(service)).or(() -> deployed.build(service));
  }

  List<Verification> known(Pair pair) {
    return Stream.concat(verifications.stream(), deployed.verifications().stream())
        .filter(one -> one.pair().equals(pair))
        .toList();
  }
}
