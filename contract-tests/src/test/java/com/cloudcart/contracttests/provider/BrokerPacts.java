package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.pactbroker.NotFoundHalResponse;
import au.com.dius.pact.provider.junitsupport.loader.NoPactsFoundException;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerAuth;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerConsumerVersionSelectors;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerLoader;
import au.com.dius.pact.provider.junitsupport.loader.SelectorBuilder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A broker's pacts for a provider. A pact that no build of this branch has passed yet is pending:
 * its failure is published and reported, but does not fail the build.
 */
@PactBroker(
    url = "${PACT_BROKER_BASE_URL}",
    authentication =
        @PactBrokerAuth(
            token = "${PACT_BROKER_TOKEN:}",
            username = "${PACT_BROKER_USERNAME:}",
            password = "${PACT_BROKER_PASSWORD:}"),
    enablePendingPacts = "true",
    providerBranch = "${pact.provider.branch}",
    includeWipPactsSince = "${PACT_BROKER_WIP_SINCE:}")
public final class BrokerPacts extends PactBrokerLoader {

  BrokerPacts() {
    super(requireNonNull(BrokerPacts.class.getAnnotation(PactBroker.class)));
    initLoader(BrokerPacts.class, null);
  }

  /**
   * Selects the pacts of the main branches, of all deployed versions, and of the branch of the same
   * name: a change of consumer and provider together is not on a main branch yet.
   */
  @PactBrokerConsumerVersionSelectors
  public static SelectorBuilder selectors() {
    return new SelectorBuilder().mainBranch().matchingBranch().deployedOrReleased();
  }

  /** With {@code PACT_URL}, only that pact, of the consumer {@code PACT_CONSUMER}. */
  @Override
  public List<Pact> load(String provider) throws IOException {
    String single = System.getenv("PACT_URL");
    if (single != null) {
      overridePactUrl(single, System.getenv("PACT_CONSUMER"));
    }
    List<Pact> pacts;
    try {
      pacts = BrokerCall.within(() -> super.load(provider));
    } catch (IOException | RuntimeException e) {
      if (!isNotFound(e)) {
        throw e;
      }
      // The broker's answer for a provider that no pact names.
      pacts = List.of();
    }
    if (pacts.isEmpty()) {
      throw new NoPactsFoundException(
          "The broker has no pact for %s; publish the consumers' pacts first (broker.sh publish)"
              .formatted(provider));
    }
    return pacts;
  }

  private static boolean isNotFound(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(NotFoundHalResponse.class::isInstance);
  }
}
