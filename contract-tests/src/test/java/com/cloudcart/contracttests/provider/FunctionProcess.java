package com.cloudcart.contracttests.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.test.SqsInvocation;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function's jar in a separate JVM, with only the given environment. Tests call it as they
 * call a function in their own JVM.
 */
public final class FunctionProcess implements RequestStreamHandler, AutoCloseable {

  static final String PORT_IS = "The handler listens on ";
  static final String SNAPSHOT = "/snapshot";
  static final String CLASSES = "/classes";
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private final Process process;
  private final URI endpoint;
  private final Queue<String> output;
  private final HttpClient http = HttpClient.newHttpClient();

  private FunctionProcess(Process process, URI endpoint, Queue<String> output) {
    this.process = process;
    this.endpoint = endpoint;
    this.output = output;
  }

  /**
   * Starts a process.
   *
   * @param classPath the jar and {@link HandlerHost}; a mutated class may come before the jar
   * @param handler the handler's class
   * @param options further options of the JVM
   */
  public static FunctionProcess start(
      List<Path> classPath, String handler, Map<String, String> environment, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.addAll(List.of(HandlerHost.class.getName(), handler));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      return awaitPort(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + handler, e);
    }
  }

  /** The folder with the compiled {@link HandlerHost}. */
  static Path hostClasses() {
    return Path.of(
        URI.create(
            HandlerHost.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static FunctionProcess awaitPort(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    Queue<String> output = new ConcurrentLinkedQueue<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(PORT_IS)) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(output::add));
        URI endpoint = URI.create("http://127.0.0.1:" + line.substring(PORT_IS.length()));
        return new FunctionProcess(process, endpoint, output);
      }
      output.add(line);
    }
    throw new IllegalStateException("The function ended at its start: " + output);
  }

  /** The output of the process. */
  public String output() {
    return String.join("\n", output);
  }

  /** Invokes the function and returns its result. */
  public String invoke(String event) {
    return post("/", event);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    answer.write(invoke(new String(event.readAllBytes(), UTF_8)).getBytes(UTF_8));
  }

  /** Delivers one message as an event source mapping does; fails when it is not accepted. */
  public void deliver(String message) {
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handleRequest(
          SqsInvocation.of(SqsInvocation.message("message-1", message)).event(), answer, null);
      if (!SqsInvocation.failures(answer).isEmpty()) {
        throw new AssertionError("The function did not accept " + message + output());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the function's hooks before and after a snapshot. */
  public void snapshot() {
    post(SNAPSHOT, "");
  }

  /** How many classes the process has loaded since its start. */
  public long loadedClasses() {
    return Long.parseLong(post(CLASSES, ""));
  }

  /** The CPU time that the process has used since its start. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Lets the process end by itself, so that the JVM writes what it writes at its end. */
  public void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.onExit().join();
    close();
  }

  private String post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(LONGEST_CALL)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("The function failed: " + response.body() + output);
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("The function did not respond: " + output, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a function was called", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    http.close();
  }
}
