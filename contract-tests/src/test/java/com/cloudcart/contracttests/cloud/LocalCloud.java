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
 * The whole shop on a LocalStack of its own, with a proxy between each function that runs the order
 * saga and everything it calls. One for a session of tests; {@link LocalCloudExtension} hands it
 * out.
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

  /** Starts LocalStack and deploys what {@code ./mvnw package} has built. */
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
   * LocalStack for tests that change what functions run with.
   *
   * @param overrides the file of the functions' own environment variables
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

  /** The file with the three APIs' addresses and the api key, as the storefront gets it. */
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

  /** The proxy between a function and all it calls. */
  public EndpointProxy callsOf(ShopFunction function) {
    EndpointProxy proxy = proxies.get(function);
    if (proxy == null) {
      throw new IllegalArgumentException("no proxy in front of " + function);
    }
    return proxy;
  }

  /** The living processes of a function. */
  public List<ProcessHandle> processesOf(ShopFunction function) {
    return function.processesOf(localStack);
  }

  /** Kills every process of the function, whatever it is doing, and returns when they are gone. */
  public void kill(ShopFunction function) {
    List<ProcessHandle> processes = processesOf(function);
    processes.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "the end of " + function + "'s processes",
        KILL_LIMIT,
        () -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Has the function's next calls run with another value, in new processes. */
  public void setEnvironment(ShopFunction function, String variable, String value) {
    environments.computeIfAbsent(function, key -> new TreeMap<>()).put(variable, value);
    restart(function);
  }

  /** Runs the recovery now, rather than at its next minute; returns whether it came to its end. */
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
