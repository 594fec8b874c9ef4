package com.cloudcart.contracttests.cloud;

import com.cloudcart.kit.test.LocalStackProcess;
import com.cloudcart.kit.test.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole shop on its own LocalStack, with a proxy between each function of the order saga and
 * its dependencies. A test session has one instance; {@link LocalCloudExtension} injects it.
 */
public final class LocalCloud implements AutoCloseable {
  private static final EnumSet<ShopFunction> PROXIED =
      EnumSet.of(
          ShopFunction.ORDER, ShopFunction.RECOVERY, ShopFunction.PAYMENT, ShopFunction.SHIPMENT);
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path DIRECTORY = ROOT.resolve("contract-tests/target/local-cloud");
  private static final Region REGION = Region.EU_WEST_1;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final ServerProcess localStack;
  private final Path overrides;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Shop shop;
  private final Addresses addresses;
  private final Map<ShopFunction, EndpointProxy> proxies = new EnumMap<>(ShopFunction.class);
  private final Map<ShopFunction, Map<String, String>> environments =
      new EnumMap<>(ShopFunction.class);

  private LocalCloud(ServerProcess localStack, Path overrides, Addresses addresses) {
    this.localStack = localStack;
    this.overrides = overrides;
    this.addresses = addresses;
    dynamoDb = local(DynamoDbClient.builder());
    sqs = local(SqsClient.builder());
    shop = new Shop(addresses);
    PROXIED.forEach(this::putProxyInFront);
    PROXIED.forEach(this::restart);
  }

  /** Starts LocalStack and deploys the jars of {@code ./mvnw package}. */
  static LocalCloud start() {
    Path overrides = DIRECTORY.resolve("overrides.json");
    try {
      Files.createDirectories(DIRECTORY);
      Files.deleteIfExists(overrides);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerProcess localStack = startLocalStack(DIRECTORY, overrides);
    try {
      Addresses addresses = Deployment.deploy(ROOT, DIRECTORY, localStack.endpoint());
      return new LocalCloud(localStack, overrides, addresses);
    } catch (RuntimeException | Error e) {
      localStack.close();
      throw e;
    }
  }

  /**
   * LocalStack for tests that change the functions' environment variables.
   *
   * @param overrides the file with the functions' overridden environment variables
   */
  public static ServerProcess startLocalStack(Path directory, Path overrides) {
    return LocalStackProcess.start(
        directory,
        Map.of(
            "CLOUDCART_FUNCTION_ENVIRONMENT",
            overrides.toString(),
            "CLOUDCART_FUNCTION_WAIT_SECONDS",
            "25"));
  }

  public Shop shop() {
    return shop;
  }

  /** The storefront's settings file: the URLs of the three APIs and the API key. */
  public Path storefrontEnvironment() {
    return Deployment.storefrontEnvironment(DIRECTORY);
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public SqsClient sqs() {
    return sqs;
  }

  public String queueUrl(String queueName) {
    return sqs.getQueueUrl(request -> request.queueName(queueName)).queueUrl();
  }

  /** The proxy between a function and its dependencies. */
  public EndpointProxy callsOf(ShopFunction function) {
    EndpointProxy proxy = proxies.get(function);
    if (proxy == null) {
      throw new IllegalArgumentException("no proxy in front of " + function);
    }
    return proxy;
  }

  /** The running processes of a function. */
  public List<ProcessHandle> processesOf(ShopFunction function) {
    return function.processesOf(localStack);
  }

  /** Kills every process of the function and returns when they have ended. */
  public void kill(ShopFunction function) {
    List<ProcessHandle> processes = processesOf(function);
    processes.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "the end of " + function + "'s processes",
        KILL_LIMIT,
        () -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Sets an environment variable; the function's next calls run in new processes. */
  public void setEnvironment(ShopFunction function, String variable, String value) {
    environments.computeIfAbsent(function, key -> new TreeMap<>()).put(variable, value);
    restart(function);
  }

  /** Runs the recovery now, not at the next minute; returns whether it completed. */
  public boolean runRecovery() {
    Answer answer =
        shop.invoke(localStack.endpoint(), ShopFunction.RECOVERY.functionName(), REGION.id());
    return answer.status() == 200 && answer.header("x-amz-function-error").isEmpty();
  }

  @Override
  public void close() {
    localStack.close();
    proxies.values().forEach(EndpointProxy::close);
    shop.close();
    dynamoDb.close();
    sqs.close();
  }

  private void putProxyInFront(ShopFunction function) {
    EndpointProxy proxy = EndpointProxy.inFrontOf(localStack.endpoint());
    proxies.put(function, proxy);
    Map<String, String> environment =
        environments.computeIfAbsent(function, key -> new TreeMap<>());
    environment.put("AWS_ENDPOINT_URL", proxy.through(localStack.endpoint().toString()));
    environment.put("CATALOG_URL", proxy.through(addresses.catalog()));
  }

  private void restart(ShopFunction function) {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    environments.forEach((key, variables) -> byName.put(key.functionName(), variables));
    try {
      Files.writeString(overrides, Answer.text(byName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kill(function);
  }

  private <B extends AwsClientBuilder<B, C>, C> C local(B builder) {
    URI endpoint = localStack.endpoint();
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }
}
