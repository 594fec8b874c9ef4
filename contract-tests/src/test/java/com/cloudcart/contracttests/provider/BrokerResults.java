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
 * A report of the verification of a broker's pacts; Pact publishes the results. The gate does not
 * use them, because they include pacts of other builds, and a pending pact may fail.
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

  /** The lines of the report for all verified providers. */
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
      String pending = pact.pending() ? " [pending: does not fail the build]" : "";
      REPORT.add(
          "  %s%s: %d of %d passed".formatted(pact.name(), pending, kept, interactions.size()));
      if (pact.pending()) {
        interactions.forEach(BrokerResults::reportDifferences);
      }
    });
  }

  /** Reports differences that do not fail a test. */
  private static void reportDifferences(String interaction, List<String> found) {
    if (!found.isEmpty()) {
      REPORT.add("    \"" + interaction + "\"");
      found.stream()
          .flatMap(String::lines)
          .filter(line -> !line.isBlank())
          .forEach(line -> REPORT.add("      " + line));
    }
  }
}
