package com.cloudcart.kit.test;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * JUnit extension: a local DynamoDB for the tests of this JVM, started by the first class that asks
 * and stopped after the last.
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
    running =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(LocalDynamo.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class));
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

  static DynamoDbClient client(URI endpoint, SdkHttpClient http) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(http)
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

    private Running(ServerProcess process) {
      this.process = process;
      this.endpoint = process.endpoint();
      this.client = LocalDynamo.client(endpoint, UrlConnectionHttpClient.create());
    }

    static Running start() {
      return new Running(LocalDynamoProcess.start());
    }

    @Override
    public void close() {
      client.close();
      process.close();
    }
  }
}
