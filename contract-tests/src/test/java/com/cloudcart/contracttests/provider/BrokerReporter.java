package com.cloudcart.contracttests.provider;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.pactbroker.IPactBrokerClient;
import au.com.dius.pact.core.pactbroker.TestResult;
import au.com.dius.pact.core.support.Result;
import au.com.dius.pact.core.support.expressions.ValueResolver;
import au.com.dius.pact.provider.DefaultTestResultAccumulator;
import au.com.dius.pact.provider.DefaultVerificationReporter;
import au.com.dius.pact.provider.VerificationReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes results as Pact does, within the time limit of {@link BrokerCall}. */
final class BrokerReporter implements VerificationReporter {

  private static final DefaultVerificationReporter PACT = DefaultVerificationReporter.INSTANCE;

  /** Replaces Pact's own reporter for this process. */
  static void install() {
    DefaultTestResultAccumulator.INSTANCE.setVerificationReporter(new BrokerReporter());
  }

  @Override
  public Result<Boolean, List<String>> reportResults(
      Pact pact,
      TestResult result,
      String version,
      @Nullable IPactBrokerClient client,
      List<String> tags,
      @Nullable String branch) {
    try {
      Result<Boolean, List<String>> published =
          BrokerCall.within(() -> PACT.reportResults(pact, result, version, client, tags, branch));
      List<String> reasons = published.errorValue();
      if (reasons != null) {
        BrokerResults.notPublished(pact, reasons);
      }
      return published;
    } catch (IOException e) {
      BrokerResults.notPublished(pact, List.of(String.valueOf(e.getMessage())));
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @Deprecated
  public void reportResults(
      Pact pact,
      TestResult result,
      String version,
      @Nullable IPactBrokerClient client,
      @Nullable String tag) {
    List<String> tags = tag == null ? List.of() : List.of(tag);
    reportResults(pact, result, version, client, tags, null);
  }

  @Override
  @Deprecated
  public boolean publishingResultsDisabled() {
    return PACT.publishingResultsDisabled();
  }

  @Override
  public boolean publishingResultsDisabled(ValueResolver resolver) {
    return PACT.publishingResultsDisabled(resolver);
  }
}
