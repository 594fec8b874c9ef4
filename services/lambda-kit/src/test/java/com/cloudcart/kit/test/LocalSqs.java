package com.cloudcart.kit.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * JUnit extension: LocalStack's queues (and its DynamoDB) for the tests of this JVM, started by the
 * first class that asks and stopped after the last.
 *
 * <pre>{@code
 * @RegisterExtension static final LocalSqs SQS = new LocalSqs();
 * }</pre>
 */
public final class LocalSqs implements BeforeAllCallback {
  private static final int LONGEST_POLL_SECONDS = 20;

  private Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(LocalSqs.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class));
  }

  /** A client of it, shared by the tests. */
  public SqsClient client() {
    return running().client;
  }

  /** DynamoDB as LocalStack serves it. Adapters are tested on {@link LocalDynamo}, without it. */
  public DynamoDbClient dynamoDb() {
    return running().dynamoDb;
  }

  /** The url of a new, empty queue. */
  public String newQueue() {
    return client()
        .createQueue(request -> request.queueName("queue-" + UUID.randomUUID()))
        .queueUrl();
  }

  /**
   * Waits for messages, with all their attributes; empty when none came within 20 s.
   *
   * @param most 1 to 10
   */
  public List<Message> receive(String queueUrl, int most) {
    return client()
        .receiveMessage(request ->
            request
                .queueUrl(queueUrl)
                .maxNumberOfMessages(most)
                .waitTimeSeconds(LONGEST_POLL_SECONDS)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private Running running() {
    return running.orElseThrow(
        () -> new IllegalStateException("register LocalSqs as a static extension"));
  }

  private record Running(ServerProcess process, SqsClient client, DynamoDbClient dynamoDb)
      implements AutoCloseable {
    static Running start() {
      ServerProcess process =
          LocalStackProcess.start(Path.of("target", "localstack").toAbsolutePath(), Map.of());
      SqsClient client =
          SqsClient.builder()
              .endpointOverride(process.endpoint())
              .region(Region.EU_WEST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
              .httpClient(UrlConnectionHttpClient.create())
              .build();
      return new Running(
          process,
          client,
          LocalDynamo.client(process.endpoint(), UrlConnectionHttpClient.create()));
    }

    @Override
    public void close() {
      client.close();
      dynamoDb.close();
      process.close();
    }
  }
}
