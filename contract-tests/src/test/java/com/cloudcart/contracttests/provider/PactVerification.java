package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.kit.test.LocalDynamo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The verification of a provider: starts the packaged service once, sets up the provider state of
 * each interaction, and verifies the interaction. A subclass adds the provider's states and
 * messages.
 *
 * @param <S> the started service and the stores of its provider states
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@PactSource(ConsumersPacts.class)
abstract class PactVerification<S extends PactVerification.Service> {

  /** A started service. */
  interface Service extends AutoCloseable {

    /** Removes the data of the previous interaction. */
    void clear();

    /** The service's API; empty for a service that only sends messages. */
    Optional<Gateway> api();

    /** Ends what the service needed beside {@link Packaged}. */
    @Override
    default void close() {}
  }

  /** DynamoDB's answer when it throttles. */
  private static final String THROTTLING =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\"}";

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Results results =
      Results.of(getClass().getAnnotation(Provider.class).value(), ConsumersPacts.fromBroker());
  private @Nullable Upstream dynamo;
  private @Nullable RecordingServer proxy;
  private @Nullable DynamoDbClient client;
  private @Nullable Packaged packaged;
  private @Nullable S service;

  abstract S open(Packaged services);

  final S service() {
    return requireNonNull(service);
  }

  @BeforeAll
  void start() {
    dynamo = new Upstream(DYNAMO.endpoint());
    proxy = RecordingServer.open(dynamo);
    // The test's own calls are the first through the proxy, so that no function waits for its
    // start.
    client = LocalDynamo.client(proxy.url(), UrlConnectionHttpClient.create());
    packaged = new Packaged(client, proxy.url());
    service = open(packaged);
  }

  @AfterAll
  void stop() {
    results.write();
    service().close();
    requireNonNull(packaged).close();
    requireNonNull(client).close();
    requireNonNull(proxy).close();
    requireNonNull(dynamo).close();
  }

  @BeforeEach
  void clear_the_previous_interaction(PactVerificationContext context) {
    results.begin(context);
    requireNonNull(proxy).restart(requireNonNull(dynamo));
    requireNonNull(packaged).queues().clear();
    service().clear();
    boolean http = context.getInteraction() instanceof SynchronousRequestResponse;
    context.setTarget(
        http
            ? new HttpTestTarget("127.0.0.1", service().api().orElseThrow().url().getPort())
            : new MessageTestTarget(List.of(PactVerification.class.getPackageName())));
  }

  @AfterEach
  void note_a_failed_provider_state(PactVerificationContext context) {
    results.end(context);
  }

  @State(States.THROTTLED)
  void the_store_is_throttled() {
    requireNonNull(proxy).restart(call -> Optional.of(Reply.json(400, THROTTLING)));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void provider_fulfils_the_interaction(PactVerificationContext context) {
    results.verify(context);
  }
}
