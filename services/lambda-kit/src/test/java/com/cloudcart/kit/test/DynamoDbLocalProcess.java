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
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * DynamoDB Local as a process of its own, in memory, from the jars in the developer's Maven
 * repository. Its licence allows using it, not building it into another program: it is never on our
 * class path.
 */
final class DynamoDbLocalProcess implements AutoCloseable {
  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Process process;
  private final URI endpoint;
  private final Thread onExit;

  private DynamoDbLocalProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.onExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Starts one and waits until it answers. */
  static DynamoDbLocalProcess start() {
    try {
      int port = freePort();
      Path output = Files.createTempFile("dynamodb-local", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command(port)).redirectErrorStream(true);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      Process process = builder.redirectOutput(output.toFile()).start();
      var started = new DynamoDbLocalProcess(process, URI.create("http://127.0.0.1:" + port));
      started.awaitAnswer(output);
      Files.delete(output);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local could not be started", e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private static List<String> command(int port) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Files.readString(classPathFile()).trim(),
        MAIN,
        "-inMemory",
        "-sharedDb",
        "-port",
        Integer.toString(port));
  }

  private static Path classPathFile() {
    Path file = ProjectRoot.path("cfn/localstack/target/dynamodb-local.classpath");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing: build the module cfn/localstack first, it resolves DynamoDB Local");
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Path output) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "DynamoDB Local did not start: " + Files.readString(output));
      }
      pause();
    }
  }

  /** It refuses a request without a signature; any answer at all says that it listens. */
  private boolean answers() {
    try {
      var connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local started", e);
    }
  }
}
