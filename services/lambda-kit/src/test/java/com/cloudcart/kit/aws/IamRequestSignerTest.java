package com.cloudcart.kit.aws;

import static com.cloudcart.kit.test.RoleCredentials.ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.ApiCall;
import com.cloudcart.kit.client.JsonHttpClient;
import com.cloudcart.kit.client.RequestSigner;
import com.cloudcart.kit.test.RequestRecorder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

class IamRequestSignerTest {
  @RegisterExtension final RequestRecorder server = new RequestRecorder();

  @Test
  void request_is_signed_with_the_host_the_path_and_the_body_that_are_sent() {
    send(
        signer(StaticCredentialsProvider.create(ROLE)),
        ApiCall.of("PATCH", "/products/{id}/stock")
            .path("id", "mug")
            .body(Map.of("reserve", 2))
            .signed());

    assertThat(server.requests())
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

    assertThat(server.requests()).singleElement().matches(request -> request.isSignedBy(ROLE));
  }

  @Test
  void missing_credentials_are_reported_as_an_unavailable_dependency() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("no credentials");
        };

    assertThatExceptionOfType(DependencyUnavailable.class)
        .isThrownBy(() -> send(signer(none), ApiCall.of("GET", "/products").signed()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void call_that_needs_no_signature_gets_none() {
    send(signer(StaticCredentialsProvider.create(ROLE)), ApiCall.of("GET", "/products"));

    assertThat(server.requests())
        .singleElement()
        .matches(request -> request.header("authorization") == null);
  }

  @Test
  void api_that_everybody_may_call_gets_no_signature() {
    send(IamRequestSigner.named(""), ApiCall.of("GET", "/products").signed());

    assertThat(server.requests())
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
    new JsonHttpClient(server.url("/test"), Duration.ofSeconds(10), signer).send(call);
  }
}
