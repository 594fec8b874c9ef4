package com.cloudcart.contracttests.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Gateway;
import com.cloudcart.contracttests.provider.HandlerHost;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.LocalDynamoProcess;
import com.cloudcart.kit.test.ServerProcess;
import com.cloudcart.kit.test.TemplateTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * CPU time until a new process has given its first answer, and the first request after SnapStart's
 * hooks; part of {@code ./mvnw -Pbenchmark verify}. With {@code -Dbaseline=<checkout>} the jars of
 * another finished build are measured too, in turns with those of this build.
 */
public final class ColdStartBenchmark {
  private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);
  private static final int RUNS = 7;
  private static final int WARM_REQUESTS = 40;

  private static final String CREATE_PRODUCT =
      ApiEvent.matched("POST", "/products")
          .json("{\"title\":\"Mug\",\"price\":12.5,\"stock\":1000000}")
          .text();

  private final Path scratch;
  private final Path host;
  private final List<Path> checkouts;

  private ColdStartBenchmark(Path scratch, List<Path> checkouts) throws IOException {
    this.scratch = scratch;
    this.host = hostJar(scratch);
    this.checkouts = checkouts;
  }

  /** A function to measure, with a request that it answers with 201. */
  private record Candidate(ShopFunction function, Map<String, String> environment, String event) {
    String service() {
      return function.service();
    }

    Path jar(Path checkout) {
      return checkout.resolve("services/%1$s/target/%1$s.jar".formatted(service()));
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Path scratch = Files.createTempDirectory("cold-start");
    List<Path> checkouts =
        Stream.of(root.toString(), System.getProperty("baseline", ""))
            .filter(checkout -> !checkout.isEmpty())
            .map(Path::of)
            .toList();
    try (ServerProcess server = LocalDynamoProcess.start();
        DynamoDbClient dynamo =
            LocalDynamo.client(server.endpoint(), UrlConnectionHttpClient.create());
        Packaged services = new Packaged(dynamo, server.endpoint())) {
      ColdStartBenchmark benchmark = new ColdStartBenchmark(scratch, checkouts);
      for (Candidate candidate : candidates(services)) {
        benchmark.measure(candidate);
      }
    }
  }

  private static List<Candidate> candidates(Packaged services) {
    TemplateTables tables = services.tables("catalog");
    Gateway catalog = services.serve(ShopFunction.CATALOG, tables);
    String answer = services.start(ShopFunction.CATALOG, tables).invoke(CREATE_PRODUCT);
    String product = answer.replaceAll(".*productId\\\\\":\\\\\"([^\\\\]+).*", "$1");
    return List.of(
        new Candidate(
            ShopFunction.CATALOG,
            services.environment(ShopFunction.CATALOG, tables, Packaged.NO_CATALOG),
            CREATE_PRODUCT),
        new Candidate(
            ShopFunction.ORDER,
            services.environment(ShopFunction.ORDER, services.tables("order"), catalog.url()),
            placeOrder(product)));
  }

  private static String placeOrder(String product) {
    return ApiEvent.matched("POST", "/orders")
        .header("x-api-key", Packaged.API_KEY)
        .json(
            "{\"userId\":\"ann\",\"items\":[{\"productId\":\"%s\",\"quantity\":1,\"price\":12.5}]}"
                .formatted(product))
        .text();
  }

  private void measure(Candidate candidate) {
    Map<Path, Path> archives = new LinkedHashMap<>();
    checkouts.forEach(checkout -> archives.put(checkout, archive(candidate, checkout)));
    Map<Path, List<Duration>> taken = new LinkedHashMap<>();
    for (int i = 0; i < RUNS; i++) {
      archives.forEach((checkout, archive) -> {
        String option = "-XX:SharedArchiveFile=" + archive;
        FunctionProcess function = start(candidate, checkout, List.of(option));
        requireCreated(function.invoke(candidate.event()));
        taken.computeIfAbsent(checkout, any -> new ArrayList<>()).add(function.cpuTime());
        function.stop();
      });
    }
    taken.forEach((checkout, times) ->
        row(
            candidate.service() + ", start to first answer, " + checkout.getFileName(),
            new Samples(times).median() / 1000,
            "CPU s (median of %d, class-data archive)".formatted(RUNS)));
    firstRequest(candidate, "without priming", false);
    firstRequest(candidate, "after priming", true);
  }

  private void firstRequest(Candidate candidate, String what, boolean primed) {
    List<Duration> first = new ArrayList<>();
    List<Duration> warm = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      FunctionProcess function = start(candidate, checkouts.getFirst(), List.of());
      if (primed) {
        function.snapshot();
      }
      first.add(time(function, candidate));
      for (int j = 0; j < WARM_REQUESTS; j++) {
        warm.add(time(function, candidate));
      }
      function.stop();
    }
    double firstMillis = new Samples(first).median();
    double warmMillis = new Samples(warm).median();
    row(candidate.service() + ", first request " + what, firstMillis, "ms");
    row("  a warm one", warmMillis, "ms");
    row("  ratio", firstMillis / warmMillis, "");
  }

  private static Duration time(FunctionProcess function, Candidate candidate) {
    long start = System.nanoTime();
    requireCreated(function.invoke(candidate.event()));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Path archive(Candidate candidate, Path checkout) {
    Path archive = scratch.resolve(candidate.service() + checkouts.indexOf(checkout) + ".jsa");
    FunctionProcess function =
        start(candidate, checkout, List.of("-XX:ArchiveClassesAtExit=" + archive));
    requireCreated(function.invoke(candidate.event()));
    function.stop();
    if (!Files.exists(archive)) {
      throw new IllegalStateException("the JVM wrote no archive: " + archive);
    }
    return archive;
  }

  private FunctionProcess start(Candidate candidate, Path checkout, List<String> options) {
    return FunctionProcess.start(
        List.of(candidate.jar(checkout), host),
        candidate.function().handler(),
        candidate.environment(),
        options);
  }

  private static void requireCreated(String answer) {
    if (!answer.contains("\"statusCode\":201")) {
      throw new IllegalStateException("not created: " + answer);
    }
  }

  /** The main class in a jar of its own: an archive of classes takes no folder. */
  private static Path hostJar(Path scratch) throws IOException {
    Path jar = scratch.resolve("host.jar");
    String name = HandlerHost.class.getName().replace('.', '/') + ".class";
    try (InputStream in = HandlerHost.class.getResourceAsStream("/" + name);
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(name));
      requireNonNull(in).transferTo(out);
    }
    return jar;
  }

  private static void row(String what, double value, String unit) {
    OUT.println(String.format(Locale.ROOT, "%-60s %9.2f %s", what, value, unit));
  }
}
