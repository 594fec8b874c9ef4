package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the results of a provider's verification. */
abstract sealed class Results permits GateResults, BrokerResults {

  /**
   * Results for the gate when the pacts are of this build; a report when they come from a broker.
   */
  static Results of(String provider, boolean fromBroker) {
    return fromBroker ? new BrokerResults(provider) : new GateResults(provider);
  }

  /**
   * Registers an interaction before its verification, so that a failed setup of its provider state
   * is recorded.
   */
  final void begin(PactVerificationContext context) {
    note(context, List.of("was not verified: its provider state cannot be set up"));
  }

  /**
   * Verifies one interaction and records a failure; throws it unless the interaction is pending.
   */
  final void verify(PactVerificationContext context) {
    try {
      context.verifyInteraction();
      note(context, sentences(context));
    } catch (AssertionError e) {
      List<String> found = sentences(context);
      note(context, found.isEmpty() ? List.of(String.valueOf(e.getMessage())) : found);
      throw e;
    }
  }

  private static List<String> sentences(PactVerificationContext context) {
    return context.getTestExecutionResult().stream()
        .flatMap(Results::sentences)
        .distinct()
        .toList();
  }

  private static Stream<String> sentences(VerificationResult.Failed failed) {
    List<String> found =
        failed.getFailures().values().stream()
            .flatMap(List::stream)
            .map(VerificationFailureType::description)
            .toList();
    return (found.isEmpty() ? List.of(failed.getDescription()) : found).stream();
  }

  /** Records the differences of an interaction; they replace earlier ones. */
  abstract void note(PactVerificationContext context, List<String> differences);

  /**
   * Called once, after the last interaction.
   *
   * @param services all services whose jars ran, including the provider
   */
  abstract void write(Set<String> services);
}
