package com.cloudcart.contracttests.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The dependencies between services, from {@code contract-tests/network.json}.
 *
 * @param withoutJar consumers without a jar; only their pact identifies them
 */
public record Network(List<Link> links, Set<String> withoutJar) {

  /**
   * One dependency.
   *
   * @param contract the provider's OpenAPI document or event schema, relative to the repository
   */
  public record Link(String consumer, String provider, String contract) {

    Pair pair() {
      return new Pair(consumer, provider);
    }
  }

  public Network {
    links = List.copyOf(links);
    withoutJar = Set.copyOf(withoutJar);
  }

  /** Reads the file. */
  public static Network read(Path file) {
    return Json.read(file, Network.class);
  }

  @JsonIgnore
  SortedSet<Pair> pairs() {
    SortedSet<Pair> pairs = new TreeSet<>();
    links.forEach(link -> pairs.add(link.pair()));
    return pairs;
  }

  /** The digest of each pair's contract in the checkout. */
  public Map<Pair, Digest> contractDigests(Path root) {
    Map<Pair, Digest> digests = new TreeMap<>();
    links.forEach(link -> digests.put(link.pair(), Digest.of(root.resolve(link.contract()))));
    return digests;
  }
}
