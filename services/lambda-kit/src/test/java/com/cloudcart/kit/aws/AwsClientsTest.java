package com.cloudcart.kit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AwsClientsTest {
  private final AtomicInteger attempts = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    // The system properties that the SDK reads in place of the variables AWS_ENDPOINT_URL and
    // AWS_REGION.
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
    System.setProperty("aws.region", "eu-west-1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.region");
  }

  @Test
  void tries_a_failing_service_four_times_in_all() {
    answerAlways(500, "{\"__type\":\"InternalServerError\"}");

    assertThatThrownBy(() -> client(Duration.ofSeconds(5), Duration.ofSeconds(20)).listTables())
        .isInstanceOf(DynamoDbException.class);

    assertThat(attempts).hasValue(4);
  }

  @Test
  void refused_call_is_not_repeated() {
    answerAlways(400, "{\"__type\":\"ValidationException\"}");

    assertThatThrownBy(() -> client(Duration.ofSeconds(5), Duration.ofSeconds(20)).listTables())
        .isInstanceOf(DynamoDbException.class);

    assertThat(attempts).hasValue(1);
  }

  @Test
  void call_without_an_answer_ends_at_its_limit() {
    server.createContext("/", exchange -> attempts.incrementAndGet());

    assertThatThrownBy(() -> client(Duration.ofMillis(200), Duration.ofMillis(500)).listTables())
        .isInstanceOf(SdkClientException.class);
  }

  private static DynamoDbClient client(Duration attempt, Duration call) {
    return new AwsClients(
            new CallLimits(attempt, call),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
            Optional.empty())
        .dynamoDb();
  }

  private void answerAlways(int status, String body) {
    server.createContext(
        "/",
        exchange -> {
          attempts.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
