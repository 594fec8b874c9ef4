package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what came out of a provider's verification. */
abstract sealed class Results permits GateResults, BrokerResults {

  /** For the gate when the pacts are this build's own, for a person when they are a broker's. */
  static Results of(String provider, boolean fromBroker) {
    return fromBroker ? new BrokerResults(provider) : new GateResults(provider);
  }

  /**
   * Notes that an interaction is to be verified, so that one whose state cannot be made is not
   * overlooked.
   */
  final void begin(PactVerificationContext context) {
    note(context, List.of("could not be tried: its provider state cannot be made"));
  }

  /** Verifies one interaction; a failure is noted, and thrown unless the interaction is pending. */
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

  /** Keeps what an interaction differs in, in place of what was kept of it before. */
  abstract void note(PactVerificationContext context, List<String> differences);

  /**
   * Called once, after the last interaction.
   *
   * @param services all whose jars ran for it, the provider's too
   */
  abstract void write(Set<String> services);
}
