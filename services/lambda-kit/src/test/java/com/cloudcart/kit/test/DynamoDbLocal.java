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
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * JUnit extension: a DynamoDB Local for the tests of this JVM, started by the first class that asks
 * and stopped after the last. {@link ExpressionMutation} looks at what its client sends.
 *
 * <pre>{@code
 * @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
 * }</pre>
 *
 * <p>All classes share its tables: they name theirs apart ({@link TemplateTables#create}) or use
 * ids of their own.
 */
public final class DynamoDbLocal implements BeforeAllCallback {
  private Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Store shared =
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(DynamoDbLocal.class));
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

  /** Where it listens, for what must be pointed there by {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return running().endpoint;
  }

  private Running running() {
    return running.orElseThrow(
        () -> new IllegalStateException("register DynamoDbLocal as a static extension"));
  }

  private static final class Running implements AutoCloseable {
    private final ServerProcess process;
    private final URI endpoint;
    private final DynamoDbClient client;

    private Running(ServerProcess process, Optional<ExecutionInterceptor> interceptor) {
      this.process = process;
      this.endpoint = process.endpoint();
      this.client =
          DynamoDbClient.builder()
              .endpointOverride(endpoint)
              .region(Region.EU_WEST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
              .httpClient(UrlConnectionHttpClient.create())
              .overrideConfiguration(
                  override -> interceptor.ifPresent(override::addExecutionInterceptor))
              .build();
    }

    static Running start(Optional<ExecutionInterceptor> interceptor) {
      return new Running(DynamoDbLocalProcess.start(), interceptor);
    }

    @Override
    public void close() {
      client.close();
      process.close();
    }
  }
}
