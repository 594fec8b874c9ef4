package com.cloudcart.kit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.ApiCall;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.client.RequestSigner;
import com.cloudcart.kit.test.ReceivedRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

class IamRequestSignerTest {
  private static final AwsSessionCredentials ROLE =
      AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "session");

  private final List<ReceivedRequest> received = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void request_is_signed_with_the_host_the_path_and_the_body_that_are_sent() {
    send(
        signer(StaticCredentialsProvider.create(ROLE)),
        ApiCall.of("PATCH", "/products/{id}/stock")
            .path("id", "mug")
            .body(Map.of("reserve", 2))
            .signed());

    assertThat(received)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.header("authorization"))
              .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
              .contains("/eu-west-1/execute-api/aws4_request")
              .contains("SignedHeaders=")
              .contains("host;")
              .contains("content-type;");
          assertThat(request.header("x-amz-security-token")).isEqualTo("session");
          assertThat(request.isSignedBy(ROLE)).isTrue();
          assertThat(request.withBody("{\"reserve\":3}").isSignedBy(ROLE)).isFalse();
          assertThat(request.withHost("elsewhere").isSignedBy(ROLE)).isFalse();
        });
  }

  @Test
  void request_without_a_body_is_signed() {
    send(
        signer(StaticCredentialsProvider.create(ROLE)),
        ApiCall.of("GET", "/products/{id}").path("id", "a b").query("q", "x y").signed());

    assertThat(received).singleElement().matches(request -> request.isSignedBy(ROLE));
  }

  @Test
  void missing_credentials_are_reported_as_an_unavailable_dependency() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("no credentials");
        };

    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(() -> send(signer(none), ApiCall.of("GET", "/products").signed()));
    assertThat(received).isEmpty();
  }

  @Test
  void call_that_needs_no_signature_gets_none() {
    send(signer(StaticCredentialsProvider.create(ROLE)), ApiCall.of("GET", "/products"));

    assertThat(received)
        .singleElement()
        .matches(request -> request.header("authorization") == null);
  }

  @Test
  void api_that_everybody_may_call_gets_no_signature() {
    send(IamRequestSigner.named(""), ApiCall.of("GET", "/products").signed());

    assertThat(received)
        .singleElement()
        .matches(request -> request.header("authorization") == null);
  }

  @Test
  void unknown_authorization_ends_the_start() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> IamRequestSigner.named("basic"))
        .withMessageContaining("basic");
  }

  private static RequestSigner signer(AwsCredentialsProvider credentials) {
    return new IamRequestSigner(credentials, Region.EU_WEST_1);
  }

  private void send(RequestSigner signer, ApiCall call) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/test");
    new JsonHttpClient(url, Duration.ofSeconds(10), signer).send(call);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.add(
        new ReceivedRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
