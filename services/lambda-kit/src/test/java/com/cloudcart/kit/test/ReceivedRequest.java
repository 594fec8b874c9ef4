package com.cloudcart.kit.test;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A request as a server received it, and whether its signature is right: signed again as API
 * Gateway does it, with the SDK's signer, from what arrived.
 */
public record ReceivedRequest(
    String method, URI uri, Map<String, List<String>> headers, String body) {
  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX");

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/\\d+/(?<region>[^/]+)/execute-api/aws4_request, "
              + "SignedHeaders=(?<headers>[^,]+), Signature=[0-9a-f]{64}");
  private static final Pattern SEMICOLON = Pattern.compile(";");

  /** With header names in any case. */
  public ReceivedRequest {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** The header's first value. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.getFirst();
  }

  public ReceivedRequest withBody(String other) {
    return new ReceivedRequest(method, uri, headers, other);
  }

  public ReceivedRequest withHost(String other) {
    Map<String, List<String>> changed = new TreeMap<>(headers);
    changed.put("Host", List.of(other));
    return new ReceivedRequest(method, uri, changed, body);
  }

  /** Whether the signature is the one of these credentials for what arrived. */
  public boolean isSignedBy(AwsCredentialsIdentity credentials) {
    Matcher signature = SIGNATURE.matcher(String.valueOf(header("Authorization")));
    if (!signature.matches()) {
      return false;
    }
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create("http://" + header("Host") + uri));
    for (String name : List.of(SEMICOLON.split(signature.group("headers"), -1))) {
      // The signer adds these itself, from the request that it is given.
      if (!List.of("host", "x-amz-date", "x-amz-content-sha256").contains(name)) {
        request.putHeader(name, headers.get(name));
      }
    }
    Clock then = Clock.fixed(SIGNED_AT.parse(header("X-Amz-Date"), Instant::from), ZoneOffset.UTC);
    SdkHttpRequest unsigned = request.build();
    return AwsV4HttpSigner.create()
        .sign(sign ->
            sign.identity(credentials)
                .request(unsigned)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, signature.group("region"))
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, then))
        .request()
        .firstMatchingHeader("Authorization")
        .filter(signature.group()::equals)
        .isPresent();
  }
}
