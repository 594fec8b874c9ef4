package com.cloudcart.contracttests.provider;

import au.com.dius.pact.core.model.BrokerUrlSource;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a broker's pacts, to be read: Pact publishes it. It never becomes the gate's
 * evidence, as these are the pacts of other builds too, and a pending one may fail.
 */
final class BrokerResults extends Results {

  private static final List<String> REPORT = new ArrayList<>();

  private final String provider;
  private final Map<String, Map<String, List<String>>> differences = new LinkedHashMap<>();

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
        .computeIfAbsent(title(context), name -> new LinkedHashMap<>())
        .put(context.getInteraction().getDescription(), found);
  }

  private static String title(PactVerificationContext context) {
    String name = context.getConsumer().getName();
    if (context.getPact().getSource() instanceof BrokerUrlSource source
        && source.getResult() != null) {
      name = source.getResult().getName();
    }
    return context.getConsumer().getPending() ? name + " [pending: fails nothing]" : name;
  }

  @Override
  void write() {
    REPORT.add(provider + " " + System.getProperty("pact.provider.version"));
    differences.forEach((pact, interactions) -> {
      long kept = interactions.values().stream().filter(List::isEmpty).count();
      REPORT.add("  %s: %d of %d kept".formatted(pact, kept, interactions.size()));
      interactions.forEach(BrokerResults::tell);
    });
  }

  private static void tell(String interaction, List<String> found) {
    if (!found.isEmpty()) {
      REPORT.add("    \"" + interaction + "\"");
      found.forEach(difference -> REPORT.add("      " + difference));
    }
  }
}
