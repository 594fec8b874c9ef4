package com.cloudcart.kit.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Builds the AWS clients of one process, once, at its start: they share one HTTP client, retry
 * three times with exponential backoff and full jitter, and give up within the limits.
 *
 * <p>Region, credentials and endpoint come from the variables that Lambda (or LocalStack) sets:
 * {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID} and its siblings (or, under SnapStart, the
 * credentials endpoint that {@code AWS_CONTAINER_CREDENTIALS_FULL_URI} names), {@code
 * AWS_ENDPOINT_URL}. Nothing else is asked: looking for profile files, instance metadata or HTTP
 * clients on the class path costs a start time that no function here gets anything for.
 */
public final class AwsClients {
  private static final URI CLOSED_PORT = URI.create("http://127.0.0.1:9");
  private static final int RETRIES = 3;
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration FIRST_DELAY = Duration.ofMillis(50);
  private static final Duration FIRST_THROTTLED_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  private final CallLimits limits;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final Optional<URI> endpoint;

  public AwsClients(CallLimits limits) {
    this(limits, fromEnvironment(), Optional.empty());
  }

  AwsClients(CallLimits limits, AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    this.limits = limits;
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(limits.attempt())
            .build();
  }

  /**
   * Clients whose calls reach nothing and fail with {@code SdkClientException}: for priming what
   * would have an effect.
   */
  public static AwsClients unreachable(CallLimits limits) {
    return new AwsClients(limits, fromEnvironment(), Optional.of(CLOSED_PORT));
  }

  static AwsCredentialsProvider fromEnvironment() {
    return AwsCredentialsProviderChain.of(
        EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
  }

  public DynamoDbClient dynamoDb() {
    return configure(DynamoDbClient.builder()).httpClient(http).build();
  }

  public SqsClient sqs() {
    return configure(SqsClient.builder()).httpClient(http).build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B configure(B builder) {
    ProfileFile noProfiles = ProfileFile.aggregator().build();
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(new SystemSettingsRegionProvider().getRegion())
        .credentialsProvider(credentials)
        .overrideConfiguration(override ->
            override
                .defaultProfileFileSupplier(() -> noProfiles)
                .defaultProfileName("default")
                .retryStrategy(retries())
                .apiCallAttemptTimeout(limits.attempt())
                .apiCallTimeout(limits.call()));
  }

  private static StandardRetryStrategy retries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(1 + RETRIES)
        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelay(FIRST_THROTTLED_DELAY, LONGEST_DELAY))
        .build();
  }
}
