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
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A server for tests in a process of its own on 127.0.0.1: awaited until it answers, and ended at
 * the latest with the JVM that started it.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final Process process;
  private final URI endpoint;
  private final Thread onExit;

  private ServerProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.onExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /**
   * When it counts as started.
   *
   * @param path asked by GET, until
   * @param status holds for the answer's status
   */
  record Readiness(String path, IntPredicate status) {}

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param command listens on the port
   * @param output where what it prints goes; part of the failure when it does not start
   */
  static ServerProcess start(ProcessBuilder command, int port, Path output, Readiness readiness) {
    try {
      Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      var started = new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
      started.await(readiness, output);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be started: " + command.command(), e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  public long pid() {
    return process.pid();
  }

  /** Every process that it has started and that still runs. */
  public Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private void await(Readiness readiness, Path output) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!answers(readiness)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        close();
        throw new IllegalStateException("The server did not start:\n" + Files.readString(output));
      }
      pause();
    }
  }

  private boolean answers(Readiness readiness) {
    try {
      var connection =
          (HttpURLConnection) endpoint.resolve(readiness.path()).toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(5000);
      return readiness.status().test(connection.getResponseCode());
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }
}
