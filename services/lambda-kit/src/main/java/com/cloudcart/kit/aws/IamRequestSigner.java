package com.cloudcart.kit.aws;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.client.RequestSigner;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Signs requests to methods of API Gateway that require IAM, with Signature Version 4 and the
 * credentials of the function's role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html">AWS</a>
 */
public final class IamRequestSigner implements RequestSigner {
  private static final String SERVICE = "execute-api";

  /** The HTTP client sends these from the URL and the body, and accepts no others. */
  private static final Set<String> SENT_BY_THE_CLIENT = Set.of("Host", "Content-Length");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;
  private final Region region;

  IamRequestSigner(AwsCredentialsProvider credentials, Region region) {
    this.credentials = credentials;
    this.region = region;
  }

  /**
   * The signer that a function's template names.
   *
   * @param authorization {@code iam}, or empty for an API that everybody may call
   */
  public static RequestSigner named(String authorization) {
    return switch (authorization) {
      case "" -> RequestSigner.NONE;
      case "iam" ->
          new IamRequestSigner(
              AwsClients.fromEnvironment(), new SystemSettingsRegionProvider().getRegion());
      default -> throw new IllegalArgumentException("unknown authorization: " + authorization);
    };
  }

  @Override
  public Map<String, List<String>> sign(HttpRequest request, String body) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri())
            .headers(request.headers().map())
            .build();
    AwsCredentials identity = identity();
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(identity)
                .request(unsigned)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    Map<String, List<String>> headers = new TreeMap<>(signed.request().headers());
    headers.keySet().removeAll(unsigned.headers().keySet());
    headers.keySet().removeAll(SENT_BY_THE_CLIENT);
    return headers;
  }

  private AwsCredentials identity() {
    try {
      return credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new DependencyUnavailable("there are no credentials to sign a request with", 0, e);
    }
  }
}
