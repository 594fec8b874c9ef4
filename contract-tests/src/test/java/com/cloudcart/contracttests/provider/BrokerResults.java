package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.BrokerUrlSource;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came out of a broker's pacts, to be read: Pact publishes it. It never becomes the gate's
 * evidence, as these are the pacts of other builds too, and a pending one may fail.
 */
final class BrokerResults extends Results {

  private static final List<String> REPORT = new ArrayList<>();

  private final String provider;
  private final Map<BrokersPact, Map<String, List<String>>> differences = new LinkedHashMap<>();

  private record BrokersPact(String name, boolean pending) {

    static BrokersPact of(PactVerificationContext context) {
      boolean named =
          context.getPact().getSource() instanceof BrokerUrlSource source
              && source.getResult() != null;
      String name =
          named
              ? requireNonNull(((BrokerUrlSource) context.getPact().getSource()).getResult())
                  .getName()
              : context.getConsumer().getName();
      return new BrokersPact(name, context.getConsumer().getPending());
    }
  }

  BrokerResults(String provider) {
    this.provider = provider;
  }

  /** The report of all providers so far, by lines. */
  static List<String> report() {
    return List.copyOf(REPORT);
  }

  @Override
  void note(PactVerificationContext context, List<String> found) {
    differences
        .computeIfAbsent(BrokersPact.of(context), pact -> new LinkedHashMap<>())
        .put(context.getInteraction().getDescription(), found);
  }

  @Override
  void write(Set<String> services) {
    REPORT.add(provider + " " + System.getProperty("pact.provider.version"));
    differences.forEach((pact, interactions) -> {
      long kept = interactions.values().stream().filter(List::isEmpty).count();
      String pending = pact.pending() ? " [pending: fails nothing]" : "";
      REPORT.add(
          "  %s%s: %d of %d kept".formatted(pact.name(), pending, kept, interactions.size()));
      if (pact.pending()) {
        interactions.forEach(BrokerResults::tell);
      }
    });
  }

  /** What no test fails with, and would not be told otherwise. */
  private static void tell(String interaction, List<String> found) {
    if (!found.isEmpty()) {
      REPORT.add("    \"" + interaction + "\"");
      found.stream()
          .flatMap(String::lines)
          .filter(line -> !line.isBlank())
          .forEach(line -> REPORT.add("      " + line));
    }
  }
}
