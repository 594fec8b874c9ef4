package com.cloudcart.kit.test;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * JUnit extension: a local DynamoDB for the tests of this JVM, started by the first class that asks
 * and stopped after the last. {@link ExpressionMutation} sees what its client sends.
 *
 * <pre>{@code
 * @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();
 * }</pre>
 *
 * <p>All classes share its tables: they name theirs apart ({@link TemplateTables#create}) or use
 * ids of their own.
 */
public final class LocalDynamo implements BeforeAllCallback {
  private Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Store shared =
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(LocalDynamo.class));
    Optional<ExecutionInterceptor> interceptor =
        Optional.ofNullable(shared.get(ExecutionInterceptor.class, ExecutionInterceptor.class));
    running =
        Optional.of(
            shared.getOrComputeIfAbsent(
                Running.class, key -> Running.start(interceptor), Running.class));
  }

  /** A client of it, shared by the tests. */
  public DynamoDbClient client() {
    return running().client;
  }

  /**
   * A client whose transactions each meet another one first, which AWS answers and the engine,
   * which makes one call after the other, never does. A transaction that is repeated passes.
   */
  public DynamoDbClient conflicting() {
    return client(endpoint(), new TransactionConflicts(UrlConnectionHttpClient.create()));
  }

  /** Where it listens, for what must be pointed there by {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return running().endpoint;
  }

  /** A client of the DynamoDB that listens there. */
  public static DynamoDbClient client(URI endpoint, SdkHttpClient http) {
    return client(endpoint, http, Optional.empty());
  }

  private static DynamoDbClient client(
      URI endpoint, SdkHttpClient http, Optional<ExecutionInterceptor> interceptor) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(http)
        .overrideConfiguration(override -> interceptor.ifPresent(override::addExecutionInterceptor))
        .build();
  }

  private Running running() {
    return running.orElseThrow(
        () -> new IllegalStateException("register LocalDynamo as a static extension"));
  }

  private static final class Running implements AutoCloseable {
    private final ServerProcess process;
    private final URI endpoint;
    private final DynamoDbClient client;

    private Running(ServerProcess process, Optional<ExecutionInterceptor> interceptor) {
      this.process = process;
      this.endpoint = process.endpoint();
      this.client = LocalDynamo.client(endpoint, UrlConnectionHttpClient.create(), interceptor);
    }

    static Running start(Optional<ExecutionInterceptor> interceptor) {
      return new Running(LocalDynamoProcess.start(), interceptor);
    }

    @Override
    public void close() {
      client.close();
      process.close();
    }
  }
}
