package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import com.cloudcart.kit.test.LocalDynamo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the verification of every provider is: the packaged service is opened once, brought into the
 * state that an interaction starts from, and held to what its consumers need. A provider adds its
 * states, and the messages that it sends.
 *
 * @param <S> the opened service and all that its states are put into
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@PactSource(ConsumersPacts.class)
abstract class KeepsPacts<S extends KeepsPacts.Stage> {

  /** An opened service. */
  interface Stage {

    /** Leaves nothing of the interaction before. */
    void clear();

    /** Where its API is; a service that only sends messages has none. */
    Optional<Gateway> api();
  }

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Results results =
      Results.of(getClass().getAnnotation(Provider.class).value(), ConsumersPacts.fromBroker());
  private @Nullable Packaged packaged;
  private @Nullable S stage;

  abstract S open(Packaged services);

  final S stage() {
    return requireNonNull(stage);
  }

  @BeforeAll
  void start() {
    packaged = new Packaged(DYNAMO);
    stage = open(packaged);
  }

  @AfterAll
  void stop() {
    results.write(requireNonNull(packaged).started());
    packaged.close();
  }

  @BeforeEach
  void nothing_is_left_of_the_interaction_before(PactVerificationContext context) {
    results.begin(context);
    requireNonNull(packaged).queues().clear();
    stage().clear();
    boolean http = context.getInteraction() instanceof SynchronousRequestResponse;
    context.setTarget(
        http
            ? new HttpTestTarget("127.0.0.1", stage().api().orElseThrow().port())
            : new MessageTestTarget(List.of(KeepsPacts.class.getPackageName())));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void does_what_its_consumers_need(PactVerificationContext context) {
    results.verify(context);
  }
}
