package com.cloudcart.contracttests.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cloudcart.contracttests.endtoend.LocalCloud;
import com.cloudcart.contracttests.endtoend.Shop;
import com.cloudcart.contracttests.endtoend.Shop.Product;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Start, first calls, warm orders and memory, from a finished build; the command is {@code ./mvnw
 * -Pbenchmark verify}. Figures of a machine that does other work at the same time are ratios at
 * best.
 */
public final class ShopBenchmark {
  private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);
  private static final int FIRST_CALLS = 5;
  private final Path root;
  private final ServerProcess localStack;
  private final Shop shop;

  private ShopBenchmark(Path root, ServerProcess localStack, Shop shop) {
    this.root = root;
    this.localStack = localStack;
    this.shop = shop;
  }

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(System.getProperty("project.root"));
    Path directory = Files.createDirectories(root.resolve("contract-tests/target/benchmark"));
    long start = System.nanoTime();
    try (ServerProcess localStack =
        LocalCloud.startLocalStack(directory, directory.resolve("overrides.json"))) {
      double ready = secondsSince(start);
      Shop.Addresses addresses =
          LocalCloud.deploy(directory, localStack.endpoint(), List.of("--skip-smoke"));
      row("LocalStack started, six stacks deployed and seeded", secondsSince(start), "s");
      row("  of which LocalStack", ready, "s");
      try (Shop shop = new Shop(addresses)) {
        new ShopBenchmark(root, localStack, shop).measure();
      }
    }
  }

  private void measure() throws Exception {
    Product mug = shop.createProduct(1_000_000);
    firstCall(ShopFunction.CATALOG, () -> shop.stockOf(mug));
    firstCall(ShopFunction.CART, () -> shop.cart("GET", "/cart/bench", ""));
    firstCall(ShopFunction.ORDER, () -> shop.ordersOf("bench"));
    warmOrder(mug);
    memory();
    jars();
  }

  /** The first call of a new process, as the shopper sees it. */
  private void firstCall(ShopFunction function, Samples.Timed call) throws Exception {
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < FIRST_CALLS; i++) {
      List<ProcessHandle> processes = function.processesOf(localStack);
      processes.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle process : processes) {
        process.onExit().get();
      }
      taken.add(Samples.time(call));
    }
    row("first call, " + function, new Samples(taken).median(), "ms (median of 5)");
  }

  private void warmOrder(Product product) throws Exception {
    try (RoundTrips trips = new RoundTrips(localStack.endpoint(), shop)) {
      double transaction = Samples.of(20, 40, trips::transaction).median();
      double message = Samples.of(20, 40, trips::message).median();
      double reservation = Samples.of(20, 40, () -> trips.reservation(product)).median();
      double sum = 2 * transaction + message + reservation;
      Samples orders =
          Samples.of(20, 40, () -> shop.placeOrder("b-" + UUID.randomUUID(), product.times(1)));
      row("warm POST /orders, one line", orders.median(), "ms (median of 40)");
      row("  slowest tenth", orders.at(0.9), "ms");
      row("  its round trips alone", sum, "ms (2 transactions, 1 reserve, 1 message)");
      row("  ratio", orders.median() / sum, "");
    }
  }

  private void memory() throws IOException {
    List<Long> processes = Stream.concat(Stream.of(localStack.pid()), descendants()).toList();
    long kilobytes = 0;
    for (long pid : processes) {
      kilobytes += residentKilobytes(pid);
    }
    row("memory of all " + processes.size() + " processes", kilobytes / 1024.0, "MiB");
    for (ShopFunction function : ShopFunction.values()) {
      List<ProcessHandle> own = function.processesOf(localStack);
      row("  of these, processes of " + function, own.size(), "");
    }
  }

  private Stream<Long> descendants() {
    return localStack.descendants().map(ProcessHandle::pid);
  }

  private void jars() throws IOException {
    for (String name : List.of("catalog", "cart", "order", "payment", "shipment", "audit")) {
      Path file = root.resolve("services/" + name + "/target/" + name + ".jar");
      row(name + ".jar", Files.size(file) / 1e6, "MB");
    }
  }

  /** What a process keeps in memory, shared pages counted in full. */
  private static long residentKilobytes(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.exists(status)) {
      return 0; // it has ended meanwhile
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static double secondsSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis() / 1000.0;
  }

  private static void row(String what, double value, String unit) {
    OUT.println(String.format(Locale.ROOT, "%-55s %9.2f %s", what, value, unit));
  }
}
