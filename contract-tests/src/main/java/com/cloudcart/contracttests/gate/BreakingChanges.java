package com.cloudcart.contracttests.gate;

import com.cloudcart.contracttests.spec.Break;
import com.cloudcart.contracttests.spec.Compatibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reports each breaking change of a contract, with the consumers that use the changed operation.
 */
final class BreakingChanges {

  private final Network network;
  private final List<PactFile> pacts;

  BreakingChanges(Network network, List<PactFile> pacts) {
    this.network = network;
    this.pacts = pacts;
  }

  /** One refusal for each contract under {@code root} that is incompatible with the baseline. */
  List<Refusal> since(Path baseline, Path root) {
    List<Break> breaks = new ArrayList<>();
    for (String folder : Baseline.FOLDERS) {
      breaks.addAll(Compatibility.ofFolders(baseline.resolve(folder), root.resolve(folder)));
    }
    return breaks.stream().map(Break::document).distinct().map(one -> of(one, breaks)).toList();
  }

  private Refusal of(String document, List<Break> breaks) {
    List<String> details = new ArrayList<>();
    for (Break found : breaks) {
      if (found.document().equals(document)) {
        details.add(found.sentence().substring(document.length() + 2) + usedBy(found));
      }
    }
    return new Refusal(
        Refusal.Kind.BREAKING,
        document,
        document + " has breaking changes since the last release",
        details,
        Hints.KEEP);
  }

  /** Empty for the AsyncAPI document: its breaks name the services. */
  private String usedBy(Break found) {
    if (Network.EVENTS.endsWith("/" + found.document())) {
      return "";
    }
    TreeSet<String> consumers = new TreeSet<>();
    for (Network.Link link : network.links()) {
      if (link.contract().endsWith("/" + found.document()) && uses(link, found)) {
        consumers.add(link.consumer());
      }
    }
    return consumers.isEmpty()
        ? " (not used by a consumer in this repository)"
        : " (used by " + String.join(", ", consumers) + ")";
  }

  private boolean uses(Network.Link link, Break found) {
    if (found.operation().isEmpty()) {
      return true;
    }
    Pattern operation = asPattern(found.operation().get());
    return pacts.stream()
        .filter(pact -> pact.pair().equals(link.pair()))
        .flatMap(pact -> pact.interactions().stream())
        .flatMap(interaction -> interaction.request().stream())
        .anyMatch(request -> operation.matcher(request).matches());
  }

  /** {@code GET /products/{id}} matches {@code GET /products/mug}. */
  private static Pattern asPattern(String operation) {
    String quoted = Pattern.quote(operation).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
    return Pattern.compile(quoted);
  }
}
