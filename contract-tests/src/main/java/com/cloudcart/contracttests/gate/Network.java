package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.contracttests.spec.EventsDocument;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The dependencies between services: those of the APIs from {@code contract-tests/network.json},
 * those of the events from the AsyncAPI document.
 *
 * @param withoutJar consumers without a jar; only their pact identifies them
 */
public record Network(List<Link> links, Set<String> withoutJar) {

  static final String EVENTS = "event-schemas/events.yaml";

  /**
   * One dependency.
   *
   * @param contract the provider's OpenAPI document or event schema, relative to the repository
   */
  public record Link(String consumer, String provider, String contract) {

    /** Its consumer and its provider. */
    public Pair pair() {
      return new Pair(consumer, provider);
    }
  }

  public Network {
    links = List.copyOf(links);
    withoutJar = Set.copyOf(withoutJar);
  }

  /** Reads the file, and the AsyncAPI document of its repository, if there is one. */
  public static Network read(Path file) {
    Network network = Json.read(file, Network.class);
    Path events = file.resolveSibling("../" + EVENTS);
    if (!Files.exists(events)) {
      return network;
    }
    List<Link> links = new ArrayList<>(network.links());
    links.addAll(links(new EventsDocument(Document.read(events))));
    return new Network(links, network.withoutJar());
  }

  /** Each service that receives a message depends on each service that sends it. */
  private static List<Link> links(EventsDocument events) {
    return events.operations().stream()
        .filter(EventsDocument.Operation::receives)
        .flatMap(receiving -> links(events, receiving))
        .toList();
  }

  private static Stream<Link> links(EventsDocument events, EventsDocument.Operation receiving) {
    String schema = events.message(receiving).schema();
    String contract = Path.of(EVENTS).resolveSibling(schema).toString();
    return events.operations().stream()
        .filter(EventsDocument.Operation::sends)
        .filter(sending -> sending.address().equals(receiving.address()))
        .filter(sending -> sending.message().equals(receiving.message()))
        .map(sending -> new Link(receiving.service(), sending.service(), contract));
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
