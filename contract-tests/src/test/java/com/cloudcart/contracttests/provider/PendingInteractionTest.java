package com.cloudcart.contracttests.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The gate treats a pending interaction like any other. */
class PendingInteractionTest {

  private static final GateResults RESULTS = new GateResults("library");

  /** A provider without a book; only the test below runs it. */
  @Provider("library")
  @PactFolder("src/test/resources/pending")
  static class Library {

    @BeforeEach
    void open(PactVerificationContext context) {
      context.setTarget(new HttpTestTarget("127.0.0.1", Integer.getInteger("library.port", 0)));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void answers(PactVerificationContext context) {
      RESULTS.verify(context);
    }
  }

  @Test
  void pending_interaction_fails_no_test_but_is_a_difference_for_the_gate() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    try (RecordingServer empty = RecordingServer.open(call -> Optional.of(Reply.json(404, "")))) {
      System.setProperty("library.port", String.valueOf(empty.url().getPort()));
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Library.class))
                  .build(),
              listener);
    } finally {
      System.clearProperty("library.port");
    }

    assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(1);
    assertThat(RESULTS.differences("reader"))
        .containsOnlyKeys("a book that is not there yet")
        .allSatisfy((interaction, found) -> assertThat(found).isNotEmpty());
  }
}
