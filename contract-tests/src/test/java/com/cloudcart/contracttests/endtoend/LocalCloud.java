package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.test.ApiFunctionUnderTest.Answer;
import com.cloudcart.kit.test.LocalStackProcess;
import com.cloudcart.kit.test.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole shop on its own LocalStack, with a proxy between each function and its dependencies. A
 * test session has one instance; {@link Extension} injects it.
 */
public final class LocalCloud implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path DIRECTORY = ROOT.resolve("contract-tests/target/local-cloud");
  private static final Region REGION = Region.EU_WEST_1;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /** Short time limits, so that recovery handles unfinished orders within seconds. */
  private static final List<String> PARAMETERS =
      List.of(
          "LeaseSeconds=4",
          "ReservingRecoveryAgeSeconds=6",
          "PendingRecoveryAgeSeconds=4",
          "PaymentSuccessRate=1",
          "RetryBackoffSeconds=1,1");

  private final ServerProcess localStack;
  private final Path overrides;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Shop shop;
  private final Map<ShopFunction, RecordingProxy> proxies = new EnumMap<>(ShopFunction.class);
  private final Map<ShopFunction, Map<String, String>> environments =
      new EnumMap<>(ShopFunction.class);

  /** Injects the session's cloud into the tests, and stops it after the last test. */
  public static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LocalCloud.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(LocalCloud.class))
          .getOrComputeIfAbsent(LocalCloud.class, key -> LocalCloud.start(), LocalCloud.class);
    }
  }

  private LocalCloud(ServerProcess localStack, Path overrides, Shop.Addresses addresses) {
    this.localStack = localStack;
    this.overrides = overrides;
    dynamoDb = client(DynamoDbClient.builder(), localStack.endpoint());
    sqs = client(SqsClient.builder(), localStack.endpoint());
    shop = new Shop(addresses);
    for (ShopFunction function : ShopFunction.values()) {
      RecordingProxy proxy = new RecordingProxy(localStack.endpoint());
      proxies.put(function, proxy);
      Map<String, String> environment = new TreeMap<>();
      environment.put("AWS_ENDPOINT_URL", proxy.through(localStack.endpoint().toString()));
      environment.put("CATALOG_URL", proxy.through(addresses.catalog()));
      environments.put(function, environment);
    }
    List.of(ShopFunction.values()).forEach(this::restart);
  }

  /** Starts LocalStack and deploys the jars of {@code ./mvnw package}. */
  public static LocalCloud start() {
    Path overrides = DIRECTORY.resolve("overrides.json");
    try {
      Files.createDirectories(DIRECTORY);
      Files.deleteIfExists(overrides);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerProcess localStack = startLocalStack(DIRECTORY, overrides);
    try {
      Stream<String> parameters = PARAMETERS.stream().flatMap(p -> Stream.of("--parameter", p));
      Stream<String> options =
          Stream.concat(Stream.of("--skip-gate", "--skip-seed", "--skip-smoke"), parameters);
      return new LocalCloud(
          localStack, overrides, deploy(DIRECTORY, localStack.endpoint(), options.toList()));
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

  /** Deploys the built jars with the deploy script, and writes the storefront's settings. */
  public static Shop.Addresses deploy(Path directory, URI endpoint, List<String> options) {
    Path environment = storefrontEnvironment(directory);
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("deploy-localstack.sh").toString());
    command.addAll(List.of("--endpoint", endpoint.toString(), "--skip-build"));
    command.addAll(List.of("--env-file", environment.toString()));
    command.addAll(options);
    ScriptResult result = ScriptResult.run(new ProcessBuilder(command));
    if (result.exitCode() != 0) {
      throw new AssertionError("the deployment failed:\n" + result.text());
    }
    return Shop.Addresses.of(environment);
  }

  private static Path storefrontEnvironment(Path directory) {
    return directory.resolve("storefront.env");
  }

  public Shop shop() {
    return shop;
  }

  /** The storefront's settings file: the URLs of the three APIs and the API key. */
  Path storefrontEnvironment() {
    return storefrontEnvironment(DIRECTORY);
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  SqsClient sqs() {
    return sqs;
  }

  /** The proxy between a function and its dependencies. */
  public RecordingProxy callsOf(ShopFunction function) {
    return Objects.requireNonNull(proxies.get(function));
  }

  /** Kills every process of the function and returns when they have ended. */
  public void kill(ShopFunction function) {
    List<ProcessHandle> processes = function.processesOf(localStack);
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
    Answer answer = invoke(ShopFunction.RECOVERY, "{}");
    return answer.status() == 200 && answer.header("x-amz-function-error").isEmpty();
  }

  /** Invokes a function with an event. */
  public Answer invoke(ShopFunction function, String event) {
    URI invocations =
        localStack
            .endpoint()
            .resolve("/2015-03-31/functions/" + function.functionName() + "/invocations");
    return shop.invoke(invocations, REGION.id(), event);
  }

  /** Runs the operator's command on this cloud. */
  public ScriptResult operate(String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("cfn/shop.sh").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--endpoint", localStack.endpoint().toString()));
    return ScriptResult.run(new ProcessBuilder(command));
  }

  private void restart(ShopFunction function) {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    environments.forEach((key, variables) -> byName.put(key.functionName(), variables));
    try {
      Files.writeString(overrides, ContractMapper.write(byName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kill(function);
  }

  /** A client of an AWS service of a local cloud. */
  public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @Override
  public void close() {
    localStack.close();
    proxies.values().forEach(RecordingProxy::close);
    shop.close();
    dynamoDb.close();
    sqs.close();
  }
}
