package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationFailureType.StateChangeFailure;
import au.com.dius.pact.provider.VerificationResult;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junitsupport.MissingStateChangeMethod;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the results of a provider's verification. */
abstract sealed class Results permits GateResults, BrokerResults {

  private static final String STATE_FAILED =
      "was not verified: its provider state cannot be set up";

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
    note(context, List.of(STATE_FAILED));
  }

  /** Called after each interaction; Pact does not verify one whose provider state failed. */
  final void end(PactVerificationContext context) {
    List<String> found = sentences(context);
    if (found.stream().anyMatch(sentence -> sentence.startsWith(STATE_FAILED))) {
      note(context, found);
    }
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
            .map(Results::sentence)
            .toList();
    return (found.isEmpty() ? List.of(failed.getDescription()) : found).stream();
  }

  private static String sentence(VerificationFailureType failure) {
    return failure instanceof StateChangeFailure state
        ? STATE_FAILED + ": " + reason(state.getException())
        : failure.description();
  }

  /** Pact calls the state's method by reflection, and names it when it is missing. */
  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof MissingStateChangeMethod) {
      return failure.getMessage() + "; contract-tests/provider-states.md lists the states";
    }
    return String.valueOf(
        failure instanceof InvocationTargetException wrapped ? wrapped.getCause() : failure);
  }

  /** Records the differences of an interaction; they replace earlier ones. */
  abstract void note(PactVerificationContext context, List<String> differences);

  /** Called once, after the last interaction. */
  abstract void write();
}
