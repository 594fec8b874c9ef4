package com.cloudcart.kit.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * LocalStack on a free port, started as users start it: by {@code cfn/localstack/localstack.sh}.
 */
final class LocalStackProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Process process;
  private final URI endpoint;
  private final Thread onExit;

  private LocalStackProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.onExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Starts one and waits until it answers; its state and its log are in the module's target. */
  static LocalStackProcess start() {
    Path folder = Path.of("target", "localstack").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Path output = folder.resolve("localstack.log");
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  ProjectRoot.path("cfn/localstack/localstack.sh").toString(),
                  "start",
                  "--port",
                  Integer.toString(port),
                  "--dir",
                  folder.resolve("state").toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      var started = new LocalStackProcess(process, URI.create("http://127.0.0.1:" + port));
      started.awaitReady(output);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("LocalStack could not be started", e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path output) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        close();
        throw new IllegalStateException("LocalStack did not start: " + Files.readString(output));
      }
      pause();
    }
  }

  private boolean isReady() {
    try {
      var connection =
          (HttpURLConnection) endpoint.resolve("/_localstack/health").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while LocalStack started", e);
    }
  }
}
