package com.cloudcart.contracttests.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LocalStack on a free port, started through {@code cfn/localstack/localstack.sh}. */
public final class LocalStackProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Process process;
  private final Path log;
  private final URI address;

  private LocalStackProcess(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param overrides the file of the functions' own environment variables
   */
  public static LocalStackProcess start(Path root, Path directory, Path overrides) {
    int port = freePort();
    Path log = directory.resolve("localstack.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                root.resolve("cfn/localstack/localstack.sh").toString(),
                "start",
                "--port",
                String.valueOf(port),
                "--dir",
                directory.resolve("state").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CLOUDCART_FUNCTION_ENVIRONMENT", overrides.toString());
    builder.environment().put("CLOUDCART_FUNCTION_WAIT_SECONDS", "25");
    try {
      Process process = builder.start();
      LocalStackProcess localStack =
          new LocalStackProcess(process, log, URI.create("http://127.0.0.1:" + port));
      Runtime.getRuntime().addShutdownHook(new Thread(localStack::close));
      localStack.awaitReady();
      return localStack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  /** Every process that LocalStack has started and that still runs. */
  public Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** The living processes of a function. */
  public List<ProcessHandle> processesOf(ShopFunction function) {
    return descendants().filter(function::isRunBy).toList();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() {
    HttpRequest health = HttpRequest.newBuilder(address.resolve("/_localstack/health")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Await.until("LocalStack's health page", START_LIMIT, () -> answers(client, health));
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private boolean answers(HttpClient client, HttpRequest request) {
    if (!process.isAlive()) {
      throw new AssertionError("LocalStack did not start:\n" + logged());
    }
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> logged() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
