package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.BrokerUrlSource;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report of the verification of a broker's pacts; Pact publishes the results. The gate does not
 * use them, because they include pacts of other builds, and a pending pact may fail.
 */
final class BrokerResults extends Results {

  private static final List<String> PROVIDERS = new ArrayList<>();
  private static final List<String> FAILURES = new ArrayList<>();

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

  /** A line for each verified provider. */
  static List<String> providers() {
    return List.copyOf(PROVIDERS);
  }

  /** What failed, also for a pending pact. */
  static List<String> failures() {
    return List.copyOf(FAILURES);
  }

  static void notPublished(Pact pact, List<String> reasons) {
    FAILURES.add(
        "the result for the pact of %s with %s was not published: %s"
            .formatted(pact.getConsumer().getName(), pact.getProvider().getName(), reasons));
  }

  @Override
  void note(PactVerificationContext context, List<String> found) {
    differences
        .computeIfAbsent(BrokersPact.of(context), pact -> new LinkedHashMap<>())
        .put(context.getInteraction().getDescription(), found);
  }

  @Override
  void write() {
    if (differences.isEmpty()) {
      return;
    }
    long passed = differences.values().stream().filter(BrokerResults::passed).count();
    PROVIDERS.add(
        "%s %s: %d of %d pacts passed"
            .formatted(
                provider, System.getProperty("pact.provider.version"), passed, differences.size()));
    differences.forEach((pact, interactions) -> {
      if (!passed(interactions)) {
        report(pact, interactions);
      }
    });
  }

  private static boolean passed(Map<String, List<String>> interactions) {
    return interactions.values().stream().allMatch(List::isEmpty);
  }

  private static void report(BrokersPact pact, Map<String, List<String>> interactions) {
    long kept = interactions.values().stream().filter(List::isEmpty).count();
    String pending = pact.pending() ? " [pending: does not fail the build]" : "";
    FAILURES.add(
        "%s%s: %d of %d passed".formatted(pact.name(), pending, kept, interactions.size()));
    interactions.forEach((interaction, found) -> {
      if (!found.isEmpty()) {
        FAILURES.add(
            "  \"" + interaction + "\": " + found.getFirst().lines().findFirst().orElse(""));
      }
    });
  }
}
